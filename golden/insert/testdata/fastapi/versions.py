from fastapi import APIRouter, FastAPI

v1 = APIRouter(prefix="/v1")
v2 = APIRouter(prefix="/v2")


@v1.get("/ping")
def ping_v1():
    return "pong"


@v2.get("/ping")
def ping_v2():
    return {"message": "pong"}


app = FastAPI()
app.include_router(v1)
app.include_router(v2)

admin = FastAPI(openapi_url=None)


@admin.get("/stats")
def stats():
    return {"routes": len(app.routes)}


app.mount("/admin", admin)
