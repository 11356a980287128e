var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", () =>
    TypedResults.StatusCode(StatusCodes.Status404NotFound));

app.Run();
