var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPost("/orders/{id}/items/{param_class}", CancelOrder);

IResult CancelOrder(string id, string param_class)
{
    return TypedResults.Json(
        new { error = "conflict", message = "Conflict" },
        statusCode: StatusCodes.Status409Conflict);
}

app.Run();
