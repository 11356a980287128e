from django.contrib import admin
from django.urls import path

from . import not_found_view

urlpatterns = [
    path("not-found", not_found_view.not_found),
    path("admin/", admin.site.urls),
]
