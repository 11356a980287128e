from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)


def client_closed_request(request):
    return JsonResponse(
        {"error": "client_closed_request", "message": "Client Closed Request"},
        status=499,
    )


def not_found(request):
    return JsonResponse({"error": "not_found", "message": "Not Found"}, status=404)


def no_content(request):
    return HttpResponse(status=204)


def not_modified(request):
    return HttpResponseNotModified(headers={"ETag": '"33a64df5"'})


def unauthorized(request):
    return JsonResponse(
        {"error": "unauthorized", "message": "Unauthorized"},
        status=401,
        headers={"WWW-Authenticate": 'Bearer realm="example"'},
    )


def service_unavailable(request):
    return JsonResponse(
        {"error": "service_unavailable", "message": "Service Unavailable"},
        status=503,
        headers={
            "Retry-After": "120",
            "X-Request-Id": "7f3a",
            "Warning": '199 - "a \\"quoted\\" text"',
        },
    )


def too_many_requests(request):
    return JsonResponse(
        {
            "type": "about:blank",
            "title": "Too Many Requests",
            "status": 429,
            "detail": "Too Many Requests",
        },
        status=429,
        content_type="application/problem+json",
        headers={"Retry-After": "60"},
    )


def age_missing(request):
    return JsonResponse(
        {
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "The age is missing.",
            "code": "age_missing",
        },
        status=422,
        content_type="application/problem+json",
    )


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


def order_not_found(request):
    return JsonResponse(
        {
            "error": "order_not_found",
            "message": "요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요.",
        },
        status=404,
    )


def bad_request(request):
    return JsonResponse(
        {
            "error": "bad_request",
            "message": "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
        },
        status=400,
        headers={"X-Note": "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\"},
    )


@require_POST
def cancel_order(request, id, param_class):
    return JsonResponse({"error": "conflict", "message": "Conflict"}, status=409)


@require_safe
def ok(request):
    return JsonResponse({"message": "OK"})


def conflict(request):
    return JsonResponse(
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
        status=409,
        content_type="application/vnd.example+json",
    )


@require_http_methods(["PUT"])
def order_refused(request):
    return JsonResponse(
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
        status=403,
        content_type="application/problem+json",
    )
