var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapMethods("/endpoint", ["HEAD"], () =>
    TypedResults.Json(
        new { error = "ok", message = "OK" },
        statusCode: StatusCodes.Status200OK));

app.Run();
