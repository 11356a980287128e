var app = WebApplication.Create(args);

app.MapGet("/", () => "cut");

app.Run();