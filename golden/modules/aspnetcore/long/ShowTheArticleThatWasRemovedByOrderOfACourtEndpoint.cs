namespace Shop;

public static class ShowTheArticleThatWasRemovedByOrderOfACourtEndpoint
{
    public static IEndpointRouteBuilder MapShowTheArticleThatWasRemovedByOrderOfACourt(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            "/magazines/{magazine}/issues/{issue}/articles/{article}",
            ShowTheArticleThatWasRemovedByOrderOfACourt);
        return app;
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
}
