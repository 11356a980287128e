var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", (HttpResponse response) =>
{
    response.Headers["X-Reason"] = "shipped";
    return TypedResults.Json(
        new Dictionary<string, object?>
        {
            ["Error"] = new Dictionary<string, object?>
            {
                ["code"] = "order_shipped",
                ["http-status"] = 409,
                ["text"] = "The order has already been shipped. (Conflict)",
                ["retry"] = false,
                ["parent"] = null,
            },
            ["links"] = new[] { "https://docs.example.com/errors/order_shipped" },
            ["details"] = new object?[]
            {
                new { field = "age", limits = new object?[] { 0, 150, 1.5 } },
                new { },
            },
            ["version"] = 2,
        },
        contentType: "application/vnd.example+json",
        statusCode: StatusCodes.Status409Conflict);
});

app.Run();
