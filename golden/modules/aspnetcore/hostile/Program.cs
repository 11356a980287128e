using Shop;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapBadRequest();

app.MapGet("/", () => "Hello World!");

app.Run();
