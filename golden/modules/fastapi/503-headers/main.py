from fastapi import FastAPI

from .routers import service_unavailable_router

app = FastAPI()
app.include_router(service_unavailable_router.router)
