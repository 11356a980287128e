namespace Shop;

public static class BadRequestEndpoint
{
    public static IEndpointRouteBuilder MapBadRequest(this IEndpointRouteBuilder app)
    {
        app.MapGet("/bad-request", BadRequest);
        return app;
    }

    private static IResult BadRequest(HttpResponse response)
    {
        response.Headers["X-Note"] = "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\";
        return Results.BadRequest(new
        {
            error = "bad_request",
            message = "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\u0000\u001b\u2028\u202e\ufeff\u200d🚀",
        });
    }
}
