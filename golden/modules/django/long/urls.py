from django.contrib import admin
from django.urls import path

from . import show_the_article_that_was_removed_by_order_of_a_court_view

urlpatterns = [
    path(
        "magazines/<str:magazine>/issues/<str:issue>/articles/<str:article>",
        show_the_article_that_was_removed_by_order_of_a_court_view.show_the_article_that_was_removed_by_order_of_a_court,
    ),
    path("admin/", admin.site.urls),
]
