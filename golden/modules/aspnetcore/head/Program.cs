using Shop;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapOk();

app.MapGet("/", () => "Hello World!");

app.Run();
