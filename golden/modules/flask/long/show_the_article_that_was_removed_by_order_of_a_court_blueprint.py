from flask import Blueprint

bp = Blueprint("show_the_article_that_was_removed_by_order_of_a_court", __name__)


@bp.route("/magazines/<magazine>/issues/<issue>/articles/<article>")
def show_the_article_that_was_removed_by_order_of_a_court(magazine, issue, article):
    return (
        {
            "error": "content_removed_by_order_of_a_court_in_this_country",
            "message": "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
        },
        451,
        {"Link": '<https://example.com/legal>; rel="blocked-by"'},
    )
