namespace Shop;

public static class OkEndpoint
{
    public static IEndpointRouteBuilder MapOk(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/ok", ["HEAD"], Ok);
        return app;
    }

    private static IResult Ok(HttpResponse response)
    {
        response.ContentType = "application/json";
        return TypedResults.StatusCode(StatusCodes.Status200OK);
    }
}
