from django.http import JsonResponse


def my_view(request):
    return JsonResponse(
        {"error": "client_closed_request", "message": "Client Closed Request"},
        status=499,
    )
