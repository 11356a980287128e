var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPost("/orders/{id}/items/{param_class}", (string id, string param_class) =>
    TypedResults.Json(
        new { error = "conflict", message = "Conflict" },
        statusCode: StatusCodes.Status409Conflict));

app.Run();
