var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", (HttpResponse response) =>
{
    response.Headers.ETag = "\"33a64df5\"";
    return TypedResults.StatusCode(StatusCodes.Status304NotModified);
});

app.Run();
