var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", () =>
    TypedResults.Json(
        new { error = "not_found", message = "Not Found" },
        statusCode: StatusCodes.Status404NotFound));

app.Run();
