"""URLs of the shop.

Examples:
    path("", views.home, name="home")
"""
from django.contrib import admin
from django.http import HttpResponse
from django.urls import include, path

from . import views


def health(request):
    return HttpResponse("ok", content_type="text/plain")


app_name = "shop"

urlpatterns = [
    path("", views.index, name="index"),
    path("orders/", include([
        path("", views.create, name="create"),

        path("<int:pk>/", views.show, name="show"),
    ])),

    # for the load balancer
    path("health/", health),
    path("admin/", admin.site.urls),
]

handler404 = "shop.views.not_found"
