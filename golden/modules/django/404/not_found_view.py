from django.http import JsonResponse


def not_found(request):
    return JsonResponse({"error": "not_found", "message": "Not Found"}, status=404)
