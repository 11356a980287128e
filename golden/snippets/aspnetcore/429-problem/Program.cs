var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", (HttpResponse response) =>
{
    response.Headers["Retry-After"] = "60";
    return TypedResults.Json(
        new
        {
            type = "about:blank",
            title = "Too Many Requests",
            status = 429,
            detail = "Too Many Requests",
        },
        contentType: "application/problem+json",
        statusCode: StatusCodes.Status429TooManyRequests);
});

app.Run();
