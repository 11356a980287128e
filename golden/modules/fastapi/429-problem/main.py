from fastapi import FastAPI

from .routers import too_many_requests_router

app = FastAPI()
app.include_router(too_many_requests_router.router)
