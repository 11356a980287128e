from django.contrib import admin
from django.urls import path

from . import ok_view

urlpatterns = [
    path("ok", ok_view.ok),
    path("admin/", admin.site.urls),
]
