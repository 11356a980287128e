from fastapi import FastAPI

from .routers import show_the_article_that_was_removed_by_order_of_a_court_router

app = FastAPI()
app.include_router(show_the_article_that_was_removed_by_order_of_a_court_router.router)
