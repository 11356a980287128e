from fastapi import APIRouter, Response, status
from fastapi.responses import JSONResponse

router = APIRouter()


@router.get("/client-closed-request")
def client_closed_request():
    return JSONResponse(
        content={"error": "client_closed_request", "message": "Client Closed Request"},
        status_code=499,
    )


@router.get("/not-found")
def not_found():
    return JSONResponse(
        content={"error": "not_found", "message": "Not Found"},
        status_code=status.HTTP_404_NOT_FOUND,
    )


@router.get("/no-content", status_code=status.HTTP_204_NO_CONTENT)
def no_content():
    return None


@router.get("/not-modified")
def not_modified():
    return Response(
        status_code=status.HTTP_304_NOT_MODIFIED, headers={"ETag": '"33a64df5"'}
    )


@router.get("/unauthorized")
def unauthorized():
    return JSONResponse(
        content={"error": "unauthorized", "message": "Unauthorized"},
        status_code=status.HTTP_401_UNAUTHORIZED,
        headers={"WWW-Authenticate": 'Bearer realm="example"'},
    )


@router.get("/service-unavailable")
def service_unavailable():
    return JSONResponse(
        content={"error": "service_unavailable", "message": "Service Unavailable"},
        status_code=status.HTTP_503_SERVICE_UNAVAILABLE,
        headers={
            "Retry-After": "120",
            "X-Request-Id": "7f3a",
            "Warning": '199 - "a \\"quoted\\" text"',
        },
    )


@router.get("/too-many-requests")
def too_many_requests():
    return JSONResponse(
        content={
            "type": "about:blank",
            "title": "Too Many Requests",
            "status": 429,
            "detail": "Too Many Requests",
        },
        status_code=status.HTTP_429_TOO_MANY_REQUESTS,
        media_type="application/problem+json",
        headers={"Retry-After": "60"},
    )


@router.get("/age-missing")
def age_missing():
    return JSONResponse(
        content={
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "The age is missing.",
            "code": "age_missing",
        },
        status_code=422,
        media_type="application/problem+json",
    )


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


@router.get("/order-not-found")
def order_not_found():
    return JSONResponse(
        content={
            "error": "order_not_found",
            "message": "요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요.",
        },
        status_code=status.HTTP_404_NOT_FOUND,
    )


@router.get("/bad-request")
def bad_request():
    return JSONResponse(
        content={
            "error": "bad_request",
            "message": "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
        },
        status_code=status.HTTP_400_BAD_REQUEST,
        headers={"X-Note": "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\"},
    )


@router.post("/orders/{id}/items/{param_class}")
def cancel_order(id: str, param_class: str):
    return JSONResponse(
        content={"error": "conflict", "message": "Conflict"},
        status_code=status.HTTP_409_CONFLICT,
    )


@router.head("/ok")
def ok():
    return {"message": "OK"}


@router.get("/conflict")
def conflict():
    return JSONResponse(
        content={
            "Error": {
                "code": "conflict",
                "http-status": 409,
                "text": "Conflict (Conflict)",
                "retry": False,
                "parent": None,
            },
            "links": ["https://docs.example.com/errors/conflict"],
            "details": [{"field": "age", "limits": [0, 150, 1.5]}, {}],
            "version": 2,
        },
        status_code=status.HTTP_409_CONFLICT,
        media_type="application/vnd.example+json",
    )


@router.put("/order-refused")
def order_refused():
    return JSONResponse(
        content={
            "type": "https://example.com/problems/refused",
            "title": "Order refused",
            "status": 403,
            "detail": "The order was refused.",
            "code": "order_refused",
            "hint": 'it\'s "2" \\2 ${2} #{2} {2} <2>: The order was refused.',
            "retry": False,
            "order": {
                "id": 7,
                "lines": [{"sku": "a-1", "count": 2}, None],
                "total": 1.5,
            },
            "parent": None,
            "notes": [],
        },
        status_code=status.HTTP_403_FORBIDDEN,
        media_type="application/problem+json",
    )
