namespace Shop;

public static class ConflictEndpoint
{
    public static IEndpointRouteBuilder MapConflict(this IEndpointRouteBuilder app)
    {
        app.MapGet("/conflict", Conflict);
        return app;
    }

    private static IResult Conflict()
    {
        return Results.Json(
            new Dictionary<string, object?>
            {
                ["Error"] = new Dictionary<string, object?>
                {
                    ["code"] = "conflict",
                    ["http-status"] = 409,
                    ["text"] = "Conflict (Conflict)",
                    ["retry"] = false,
                    ["parent"] = null,
                },
                ["links"] = new[] { "https://docs.example.com/errors/conflict" },
                ["details"] = new object?[]
                {
                    new { field = "age", limits = new object?[] { 0, 150, 1.5 } },
                    new { },
                },
                ["version"] = 2,
            },
            contentType: "application/vnd.example+json",
            statusCode: StatusCodes.Status409Conflict);
    }
}
