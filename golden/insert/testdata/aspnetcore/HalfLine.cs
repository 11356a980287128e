var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/a", () => "a");

app.

app.Run();
