from django.http import JsonResponse


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
