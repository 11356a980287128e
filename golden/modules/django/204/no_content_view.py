from django.http import HttpResponse


def no_content(request):
    return HttpResponse(status=204)
