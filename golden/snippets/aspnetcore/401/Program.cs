var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", (HttpResponse response) =>
{
    response.Headers.WWWAuthenticate = "Bearer realm=\"example\"";
    return TypedResults.Json(
        new { error = "unauthorized", message = "Unauthorized" },
        statusCode: StatusCodes.Status401Unauthorized);
});

app.Run();
