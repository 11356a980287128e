from fastapi import FastAPI, status
from fastapi.responses import JSONResponse

app = FastAPI()


@app.get("/endpoint")
def my_endpoint():
    return JSONResponse(
        content={
            "Error": {
                "code": "order_shipped",
                "http-status": 409,
                "text": "The order has already been shipped. (Conflict)",
                "retry": False,
                "parent": None,
            },
            "links": ["https://docs.example.com/errors/order_shipped"],
            "details": [{"field": "age", "limits": [0, 150, 1.5]}, {}],
            "version": 2,
        },
        status_code=status.HTTP_409_CONFLICT,
        media_type="application/vnd.example+json",
        headers={"X-Reason": "shipped"},
    )
