using Microsoft.AspNetCore.Http.HttpResults;

namespace Shop.Endpoints;

public static class OrderEndpoints
{
    public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/orders").WithTags("Orders");

        group.MapGet("/", () => TypedResults.Ok(Array.Empty<string>()));

        group.MapGet("/{id}", Show);

        return app;
    }

    static Results<Ok<int>, NotFound> Show(int id)
    {
        if (id == 0)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(id);
    }
}
