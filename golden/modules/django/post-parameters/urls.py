from django.contrib import admin
from django.urls import path

from . import cancel_order_view

urlpatterns = [
    path("orders/<str:id>/items/<str:param_class>", cancel_order_view.cancel_order),
    path("admin/", admin.site.urls),
]
