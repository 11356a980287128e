var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", () =>
    TypedResults.Json(
        new
        {
            type = "about:blank",
            title = "Unprocessable Content",
            status = 422,
            detail = "The age is missing.",
            code = "age_missing",
        },
        contentType: "application/problem+json",
        statusCode: StatusCodes.Status422UnprocessableEntity));

app.Run();
