from django.contrib import admin
from django.urls import path

from . import too_many_requests_view

urlpatterns = [
    path("too-many-requests", too_many_requests_view.too_many_requests),
    path("admin/", admin.site.urls),
]
