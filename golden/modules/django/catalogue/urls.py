from django.contrib import admin
from django.urls import path

from . import catalogue_view

urlpatterns = [
    path("client-closed-request", catalogue_view.client_closed_request),
    path("not-found", catalogue_view.not_found),
    path("no-content", catalogue_view.no_content),
    path("not-modified", catalogue_view.not_modified),
    path("unauthorized", catalogue_view.unauthorized),
    path("service-unavailable", catalogue_view.service_unavailable),
    path("too-many-requests", catalogue_view.too_many_requests),
    path("age-missing", catalogue_view.age_missing),
    path(
        "magazines/<str:magazine>/issues/<str:issue>/articles/<str:article>",
        catalogue_view.show_the_article_that_was_removed_by_order_of_a_court,
    ),
    path("order-not-found", catalogue_view.order_not_found),
    path("bad-request", catalogue_view.bad_request),
    path("orders/<str:id>/items/<str:param_class>", catalogue_view.cancel_order),
    path("ok", catalogue_view.ok),
    path("conflict", catalogue_view.conflict),
    path("order-refused", catalogue_view.order_refused),
    path("admin/", admin.site.urls),
]
