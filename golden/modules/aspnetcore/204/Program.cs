using Shop;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapNoContent();

app.MapGet("/", () => "Hello World!");

app.Run();
