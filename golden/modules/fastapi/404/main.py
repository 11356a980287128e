from fastapi import FastAPI

from .routers import not_found_router

app = FastAPI()
app.include_router(not_found_router.router)
