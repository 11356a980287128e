using Shop;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapNotFound();

app.MapGet("/", () => "Hello World!");

app.Run();
