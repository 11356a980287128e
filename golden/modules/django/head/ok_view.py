from django.http import JsonResponse
from django.views.decorators.http import require_http_methods


@require_http_methods(["HEAD"])
def ok(request):
    return JsonResponse(
        {"message": "OK"},
        status=200,
    )
