from fastapi import FastAPI

from .routers import cancel_order_router

app = FastAPI()
app.include_router(cancel_order_router.router)
