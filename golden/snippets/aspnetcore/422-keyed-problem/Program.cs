var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", () =>
    TypedResults.Problem(
        detail: "The age is missing.",
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: "Unprocessable Content",
        extensions: new Dictionary<string, object?> { ["code"] = "age_missing" }));

app.Run();
