from django.http import HttpResponse
from django.shortcuts import render


# Startseite
def start(request):
    return render(request, "start.html")


def hallo(request, name):
    if not name:
        return HttpResponse(status=400)

    return HttpResponse(f"Hallo {name}")
    # Der Name ist schon geprueft.
