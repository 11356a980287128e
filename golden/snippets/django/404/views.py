from django.http import JsonResponse


def my_view(request):
    return JsonResponse({"error": "not_found", "message": "Not Found"}, status=404)
