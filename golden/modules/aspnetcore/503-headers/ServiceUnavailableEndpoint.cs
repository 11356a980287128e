namespace Shop;

public static class ServiceUnavailableEndpoint
{
    public static IEndpointRouteBuilder MapServiceUnavailable(this IEndpointRouteBuilder app)
    {
        app.MapGet("/service-unavailable", ServiceUnavailable);
        return app;
    }

    private static IResult ServiceUnavailable(HttpResponse response)
    {
        response.Headers.RetryAfter = "120";
        response.Headers["X-Request-Id"] = "7f3a";
        response.Headers.Warning = "199 - \"a \\\"quoted\\\" text\"";
        return Results.Json(
            new { error = "service_unavailable", message = "Service Unavailable" },
            statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
