from fastapi import FastAPI

from .routers import ok_router

app = FastAPI()
app.include_router(ok_router.router)
