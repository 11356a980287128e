var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", (HttpResponse response) =>
{
    response.Headers.RetryAfter = "60";
    return TypedResults.Problem(
        detail: "Too Many Requests",
        statusCode: StatusCodes.Status429TooManyRequests);
});

app.Run();
