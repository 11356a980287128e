from fastapi import APIRouter, status
from fastapi.responses import JSONResponse

router = APIRouter()


@router.get("/magazines/{magazine}/issues/{issue}/articles/{article}")
def show_the_article_that_was_removed_by_order_of_a_court(
    magazine: str, issue: str, article: str
):
    return JSONResponse(
        content={
            "error": "content_removed_by_order_of_a_court_in_this_country",
            "message": "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
        },
        status_code=status.HTTP_451_UNAVAILABLE_FOR_LEGAL_REASONS,
        headers={"Link": '<https://example.com/legal>; rel="blocked-by"'},
    )
