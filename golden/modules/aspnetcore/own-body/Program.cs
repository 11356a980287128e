using Shop;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapConflict();

app.MapGet("/", () => "Hello World!");

app.Run();
