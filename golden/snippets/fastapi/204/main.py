from fastapi import FastAPI, status

app = FastAPI()


@app.get("/endpoint", status_code=status.HTTP_204_NO_CONTENT)
def my_endpoint():
    return None
