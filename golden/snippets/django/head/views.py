from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_http_methods


@require_http_methods(["HEAD"])
def my_view(request):
    return JsonResponse(
        {"message": "OK"},
        status=200,
    )


urlpatterns = [
    path("endpoint", my_view),
]
