namespace Shop;

public static class OkEndpoint
{
    public static IEndpointRouteBuilder MapOk(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/ok", ["HEAD"], Ok);
        return app;
    }

    private static IResult Ok()
    {
        return TypedResults.Json(
            new { message = "OK" },
            statusCode: StatusCodes.Status200OK);
    }
}
