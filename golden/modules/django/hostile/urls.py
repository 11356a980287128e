from django.contrib import admin
from django.urls import path

from . import bad_request_view

urlpatterns = [
    path("bad-request", bad_request_view.bad_request),
    path("admin/", admin.site.urls),
]
