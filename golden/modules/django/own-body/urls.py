from django.contrib import admin
from django.urls import path

from . import conflict_view

urlpatterns = [
    path("conflict", conflict_view.conflict),
    path("admin/", admin.site.urls),
]
