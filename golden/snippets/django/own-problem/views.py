from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_http_methods


@require_http_methods(["PUT"])
def my_view(request):
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


urlpatterns = [
    path("endpoint", my_view),
]
