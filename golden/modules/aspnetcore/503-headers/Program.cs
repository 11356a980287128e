using Shop;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapServiceUnavailable();

app.MapGet("/", () => "Hello World!");

app.Run();
