namespace Shop;

public static class TooManyRequestsEndpoint
{
    public static IEndpointRouteBuilder MapTooManyRequests(this IEndpointRouteBuilder app)
    {
        app.MapGet("/too-many-requests", TooManyRequests);
        return app;
    }

    private static IResult TooManyRequests(HttpResponse response)
    {
        response.Headers.RetryAfter = "60";
        return Results.Problem(
            detail: "Too Many Requests",
            statusCode: StatusCodes.Status429TooManyRequests);
    }
}
