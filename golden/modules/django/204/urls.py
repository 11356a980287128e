from django.contrib import admin
from django.urls import path

from . import no_content_view

urlpatterns = [
    path("no-content", no_content_view.no_content),
    path("admin/", admin.site.urls),
]
