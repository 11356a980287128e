from fastapi import FastAPI, status
from fastapi.responses import JSONResponse

app = FastAPI()


@app.put("/endpoint")
def my_endpoint():
    return JSONResponse(
        content={
            "type": "https://example.com/problems/refused",
            "title": "Order refused",
            "status": 403,
            "detail": "The order was refused.",
            "code": "order_refused",
            "hint": 'it\'s "2" \\2 ${2} #{2} {2} <2>: The order was refused.',
            "retry": False,
            "order": {
                "id": 7,
                "lines": [{"sku": "a-1", "count": 2}, None],
                "total": 1.5,
            },
            "parent": None,
            "notes": [],
        },
        status_code=status.HTTP_403_FORBIDDEN,
        media_type="application/problem+json",
    )
