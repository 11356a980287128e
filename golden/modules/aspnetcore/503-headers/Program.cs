using Shop;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapServiceUnavailable();

app.Run();
