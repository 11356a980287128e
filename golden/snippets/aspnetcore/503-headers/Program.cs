var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", (HttpResponse response) =>
{
    response.Headers.RetryAfter = "120";
    response.Headers["X-Request-Id"] = "7f3a";
    response.Headers.Warning = "199 - \"a \\\"quoted\\\" text\"";
    return TypedResults.Json(
        new { error = "service_unavailable", message = "Service Unavailable" },
        statusCode: StatusCodes.Status503ServiceUnavailable);
});

app.Run();
