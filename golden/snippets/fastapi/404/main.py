from fastapi import FastAPI, status
from fastapi.responses import JSONResponse

app = FastAPI()


@app.get("/endpoint")
def my_endpoint():
    return JSONResponse(
        content={"error": "not_found", "message": "Not Found"},
        status_code=status.HTTP_404_NOT_FOUND,
    )
