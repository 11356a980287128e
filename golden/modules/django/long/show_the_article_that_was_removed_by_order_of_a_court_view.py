from django.http import JsonResponse


def show_the_article_that_was_removed_by_order_of_a_court(
    request, magazine, issue, article
):
    return JsonResponse(
        {
            "error": "content_removed_by_order_of_a_court_in_this_country",
            "message": "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
        },
        status=451,
        headers={"Link": '<https://example.com/legal>; rel="blocked-by"'},
    )
