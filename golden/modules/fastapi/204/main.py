from fastapi import FastAPI

from .routers import no_content_router

app = FastAPI()
app.include_router(no_content_router.router)
