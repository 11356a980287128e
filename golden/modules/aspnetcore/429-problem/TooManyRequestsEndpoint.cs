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
        response.Headers["Retry-After"] = "60";
        return TypedResults.Json(
            new
            {
                type = "about:blank",
                title = "Too Many Requests",
                status = 429,
                detail = "Too Many Requests",
            },
            contentType: "application/problem+json",
            statusCode: StatusCodes.Status429TooManyRequests);
    }
}
