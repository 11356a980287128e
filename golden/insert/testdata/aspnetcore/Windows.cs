var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

// The first.
app.MapGet("/a", () => "a");

app.MapGet("/b", () => @"b

b");

app.Run();
