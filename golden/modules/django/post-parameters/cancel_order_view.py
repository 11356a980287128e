from django.http import JsonResponse
from django.views.decorators.http import require_POST


@require_POST
def cancel_order(request, id, param_class):
    return JsonResponse({"error": "conflict", "message": "Conflict"}, status=409)
