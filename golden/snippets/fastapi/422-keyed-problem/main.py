from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


@app.get("/endpoint")
def my_endpoint():
    return JSONResponse(
        content={
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "The age is missing.",
            "code": "age_missing",
        },
        status_code=422,
        media_type="application/problem+json",
    )
