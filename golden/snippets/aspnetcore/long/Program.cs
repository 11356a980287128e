var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet(
    "/magazines/{magazine}/issues/{issue}/articles/{article}",
    ShowTheArticleThatWasRemovedByOrderOfACourt);

IResult ShowTheArticleThatWasRemovedByOrderOfACourt(
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

app.Run();
