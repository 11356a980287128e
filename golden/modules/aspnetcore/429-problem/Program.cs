using Shop;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapTooManyRequests();

app.MapGet("/", () => "Hello World!");

app.Run();
