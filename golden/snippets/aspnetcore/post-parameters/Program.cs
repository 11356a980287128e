var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPost("/orders/{id}/items/{param_class}", CancelOrder);

IResult CancelOrder(string id, string param_class)
{
    return Results.Conflict(new { error = "conflict", message = "Conflict" });
}

app.Run();
