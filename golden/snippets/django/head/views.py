from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_safe


@require_safe
def my_view(request):
    return JsonResponse({"message": "OK"})


urlpatterns = [
    path("endpoint", my_view),
]
