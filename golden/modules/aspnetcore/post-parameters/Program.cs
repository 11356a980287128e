using Shop;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapCancelOrder();

app.MapGet("/", () => "Hello World!");

app.Run();
