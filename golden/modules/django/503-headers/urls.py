from django.contrib import admin
from django.urls import path

from . import service_unavailable_view

urlpatterns = [
    path("service-unavailable", service_unavailable_view.service_unavailable),
    path("admin/", admin.site.urls),
]
