from fastapi import FastAPI

from .routers import catalogue_router

app = FastAPI()
app.include_router(catalogue_router.router)
