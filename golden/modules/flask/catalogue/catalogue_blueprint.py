from flask import Blueprint

bp = Blueprint("catalogue", __name__)


@bp.route("/client-closed-request")
def client_closed_request():
    return {"error": "client_closed_request", "message": "Client Closed Request"}, 499


@bp.route("/not-found")
def not_found():
    return {"error": "not_found", "message": "Not Found"}, 404


@bp.route("/no-content")
def no_content():
    return "", 204


@bp.route("/not-modified")
def not_modified():
    return "", 304, {"ETag": '"33a64df5"'}


@bp.route("/unauthorized")
def unauthorized():
    return (
        {"error": "unauthorized", "message": "Unauthorized"},
        401,
        {"WWW-Authenticate": 'Bearer realm="example"'},
    )


@bp.route("/service-unavailable")
def service_unavailable():
    return (
        {"error": "service_unavailable", "message": "Service Unavailable"},
        503,
        {
            "Retry-After": "120",
            "X-Request-Id": "7f3a",
            "Warning": '199 - "a \\"quoted\\" text"',
        },
    )


@bp.route("/too-many-requests")
def too_many_requests():
    return (
        {
            "type": "about:blank",
            "title": "Too Many Requests",
            "status": 429,
            "detail": "Too Many Requests",
        },
        429,
        {"Content-Type": "application/problem+json", "Retry-After": "60"},
    )


@bp.route("/age-missing")
def age_missing():
    return (
        {
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "The age is missing.",
            "code": "age_missing",
        },
        422,
        {"Content-Type": "application/problem+json"},
    )


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


@bp.route("/order-not-found")
def order_not_found():
    return {
        "error": "order_not_found",
        "message": "요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요.",
    }, 404


@bp.route("/bad-request")
def bad_request():
    return (
        {
            "error": "bad_request",
            "message": "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
        },
        400,
        {"X-Note": "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\"},
    )


@bp.post("/orders/<id>/items/<param_class>")
def cancel_order(id, param_class):
    return {"error": "conflict", "message": "Conflict"}, 409


@bp.route("/ok", methods=["HEAD"])
def ok():
    return {"message": "OK"}


@bp.route("/conflict")
def conflict():
    return (
        {
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
        409,
        {"Content-Type": "application/vnd.example+json"},
    )


@bp.put("/order-refused")
def order_refused():
    return (
        {
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
        403,
        {"Content-Type": "application/problem+json"},
    )
