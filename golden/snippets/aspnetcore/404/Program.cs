var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/endpoint", () =>
    TypedResults.NotFound(new { error = "not_found", message = "Not Found" }));

app.Run();
