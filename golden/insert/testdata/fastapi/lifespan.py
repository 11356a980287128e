import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

models = {}


@asynccontextmanager
async def lifespan(app: FastAPI):
    models["answer"] = lambda x: x * 42

    yield

    models.clear()


app = FastAPI(lifespan=lifespan)


class TeapotError(Exception):
    def __init__(self, name: str):
        self.name = name


@app.exception_handler(TeapotError)
async def teapot_handler(request: Request, exc: TeapotError):
    return JSONResponse(
        status_code=418,
        content={"message": f"{exc.name} is a teapot"},
    )


@app.middleware("http")
async def add_header(request: Request, call_next):
    response = await call_next(request)
    response.headers["X-Served-By"] = "shop"

    return response


@app.get("/predict")
async def predict(x: float):
    try:
        async with asyncio.timeout(5):
            result = models["answer"](x)
    except TimeoutError:
        raise TeapotError("slow")

    return {"result": result}


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, host="127.0.0.1", port=8000)
