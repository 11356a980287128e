from fastapi import FastAPI

app = FastAPI()


@app.head("/endpoint")
def my_endpoint():
    return {"message": "OK"}
