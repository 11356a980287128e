namespace Shop;

public static class NoContentEndpoint
{
    public static IEndpointRouteBuilder MapNoContent(this IEndpointRouteBuilder app)
    {
        app.MapGet("/no-content", NoContent);
        return app;
    }

    private static IResult NoContent()
    {
        return Results.NoContent();
    }
}
