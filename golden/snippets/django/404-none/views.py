from django.http import HttpResponseNotFound


def my_view(request):
    return HttpResponseNotFound()
