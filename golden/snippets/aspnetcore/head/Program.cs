var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapMethods("/endpoint", ["HEAD"], (HttpResponse response) =>
{
    response.ContentType = "application/json";
    return TypedResults.StatusCode(StatusCodes.Status200OK);
});

app.Run();
