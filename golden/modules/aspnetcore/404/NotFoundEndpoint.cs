namespace Shop;

public static class NotFoundEndpoint
{
    public static IEndpointRouteBuilder MapNotFound(this IEndpointRouteBuilder app)
    {
        app.MapGet("/not-found", NotFound);
        return app;
    }

    private static IResult NotFound()
    {
        return Results.NotFound(new { error = "not_found", message = "Not Found" });
    }
}
