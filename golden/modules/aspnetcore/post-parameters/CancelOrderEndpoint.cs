namespace Shop;

public static class CancelOrderEndpoint
{
    public static IEndpointRouteBuilder MapCancelOrder(this IEndpointRouteBuilder app)
    {
        app.MapPost("/orders/{id}/items/{param_class}", CancelOrder);
        return app;
    }

    private static IResult CancelOrder(string id, string param_class)
    {
        return Results.Conflict(new { error = "conflict", message = "Conflict" });
    }
}
