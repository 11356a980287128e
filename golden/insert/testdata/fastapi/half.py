from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def index():
    return {"items": [


@app.get("/items")
async def items():
    return []


def 
