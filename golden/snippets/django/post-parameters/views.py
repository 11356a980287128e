from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST


@require_POST
def cancel_order(request, id, param_class):
    return JsonResponse({"error": "conflict", "message": "Conflict"}, status=409)


urlpatterns = [
    path("orders/<str:id>/items/<str:param_class>", cancel_order),
]
