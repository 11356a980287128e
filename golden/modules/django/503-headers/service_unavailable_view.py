from django.http import JsonResponse


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
