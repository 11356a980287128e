namespace Shop;

public static class CatalogueEndpoint
{
    public static IEndpointRouteBuilder MapCatalogue(this IEndpointRouteBuilder app)
    {
        app.MapGet("/client-closed-request", ClientClosedRequest);
        app.MapGet("/not-found", NotFound);
        app.MapGet("/no-content", NoContent);
        app.MapGet("/not-modified", NotModified);
        app.MapGet("/unauthorized", Unauthorized);
        app.MapGet("/service-unavailable", ServiceUnavailable);
        app.MapGet("/too-many-requests", TooManyRequests);
        app.MapGet("/age-missing", AgeMissing);
        app.MapGet(
            "/magazines/{magazine}/issues/{issue}/articles/{article}",
            ShowTheArticleThatWasRemovedByOrderOfACourt);
        app.MapGet("/order-not-found", OrderNotFound);
        app.MapGet("/bad-request", BadRequest);
        app.MapPost("/orders/{id}/items/{param_class}", CancelOrder);
        app.MapMethods("/ok", ["HEAD"], Ok);
        app.MapGet("/conflict", Conflict);
        app.MapPut("/order-refused", OrderRefused);
        return app;
    }

    private static IResult ClientClosedRequest()
    {
        return Results.Json(
            new { error = "client_closed_request", message = "Client Closed Request" },
            statusCode: StatusCodes.Status499ClientClosedRequest);
    }

    private static IResult NotFound()
    {
        return Results.NotFound(new { error = "not_found", message = "Not Found" });
    }

    private static IResult NoContent()
    {
        return Results.NoContent();
    }

    private static IResult NotModified(HttpResponse response)
    {
        response.Headers.ETag = "\"33a64df5\"";
        return Results.StatusCode(StatusCodes.Status304NotModified);
    }

    private static IResult Unauthorized(HttpResponse response)
    {
        response.Headers.WWWAuthenticate = "Bearer realm=\"example\"";
        return Results.Json(
            new { error = "unauthorized", message = "Unauthorized" },
            statusCode: StatusCodes.Status401Unauthorized);
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

    private static IResult TooManyRequests(HttpResponse response)
    {
        response.Headers.RetryAfter = "60";
        return Results.Problem(
            detail: "Too Many Requests",
            statusCode: StatusCodes.Status429TooManyRequests);
    }

    private static IResult AgeMissing()
    {
        return Results.Problem(
            detail: "The age is missing.",
            statusCode: StatusCodes.Status422UnprocessableEntity,
            title: "Unprocessable Content",
            extensions: new Dictionary<string, object?> { ["code"] = "age_missing" });
    }

    private static IResult ShowTheArticleThatWasRemovedByOrderOfACourt(
        HttpResponse response,
        string magazine,
        string issue,
        string article)
    {
        response.Headers.Link = "<https://example.com/legal>; rel=\"blocked-by\"";
        return Results.Json(
            new
            {
                error = "content_removed_by_order_of_a_court_in_this_country",
                message = "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
            },
            statusCode: StatusCodes.Status451UnavailableForLegalReasons);
    }

    private static IResult OrderNotFound()
    {
        return Results.NotFound(new
        {
            error = "order_not_found",
            message = "요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요.",
        });
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

    private static IResult CancelOrder(string id, string param_class)
    {
        return Results.Conflict(new { error = "conflict", message = "Conflict" });
    }

    private static IResult Ok(HttpResponse response)
    {
        response.ContentType = "application/json";
        return Results.Ok();
    }

    private static IResult Conflict()
    {
        return Results.Json(
            new Dictionary<string, object?>
            {
                ["Error"] = new Dictionary<string, object?>
                {
                    ["code"] = "conflict",
                    ["http-status"] = 409,
                    ["text"] = "Conflict (Conflict)",
                    ["retry"] = false,
                    ["parent"] = null,
                },
                ["links"] = new[] { "https://docs.example.com/errors/conflict" },
                ["details"] = new object?[]
                {
                    new { field = "age", limits = new object?[] { 0, 150, 1.5 } },
                    new { },
                },
                ["version"] = 2,
            },
            contentType: "application/vnd.example+json",
            statusCode: StatusCodes.Status409Conflict);
    }

    private static IResult OrderRefused()
    {
        return Results.Problem(
            detail: "The order was refused.",
            statusCode: StatusCodes.Status403Forbidden,
            title: "Order refused",
            type: "https://example.com/problems/refused",
            extensions: new Dictionary<string, object?>
            {
                ["code"] = "order_refused",
                ["hint"] = "it's \"2\" \\2 ${2} #{2} {2} <2>: The order was refused.",
                ["retry"] = false,
                ["order"] = new
                {
                    id = 7,
                    lines = new object?[] { new { sku = "a-1", count = 2 }, null },
                    total = 1.5,
                },
                ["parent"] = null,
                ["notes"] = new object?[] { },
            });
    }
}
