from fastapi import FastAPI

from .routers import bad_request_router

app = FastAPI()
app.include_router(bad_request_router.router)
