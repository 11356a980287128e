var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPut("/endpoint", () =>
    TypedResults.Problem(
        detail: "The order was refused.",
        statusCode: StatusCodes.Status403Forbidden,
        title: "Order refused",
        type: "https://example.com/problems/refused",
        extensions: new Dictionary<string, object?>
        {
            ["code"] = "order_refused",
            ["hint"] = "it's \"2\" \\2 ${2} #{2} {2} <2>: The order was refused.",
            ["retry"] = false,
            ["order"] = new
            {
                id = 7,
                lines = new object?[] { new { sku = "a-1", count = 2 }, null },
                total = 1.5,
            },
            ["parent"] = null,
            ["notes"] = new object?[] { },
        }));

app.Run();
