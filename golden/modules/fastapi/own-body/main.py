from fastapi import FastAPI

from .routers import conflict_router

app = FastAPI()
app.include_router(conflict_router.router)
