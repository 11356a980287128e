from django.http import JsonResponse


def index(request):
    return JsonResponse({
        "user": request.user.username,


def show(request, pk):
    return JsonResponse({"pk": pk})
