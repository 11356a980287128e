var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapMethods("/endpoint", ["HEAD"], () =>
    TypedResults.Json(
        new { message = "OK" },
        statusCode: StatusCodes.Status200OK));

app.Run();
