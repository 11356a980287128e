using Shop;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapShowTheArticleThatWasRemovedByOrderOfACourt();

app.MapGet("/", () => "Hello World!");

app.Run();
