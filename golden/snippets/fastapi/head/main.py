from fastapi import FastAPI, status
from fastapi.responses import JSONResponse

app = FastAPI()


@app.head("/endpoint")
def my_endpoint():
    return JSONResponse(
        content={"message": "OK"},
        status_code=status.HTTP_200_OK,
    )
