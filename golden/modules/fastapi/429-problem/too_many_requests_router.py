from fastapi import APIRouter, status
from fastapi.responses import JSONResponse

router = APIRouter()


@router.get("/too-many-requests")
def too_many_requests():
    return JSONResponse(
        content={
            "type": "about:blank",
            "title": "Too Many Requests",
            "status": 429,
            "detail": "Too Many Requests",
        },
        status_code=status.HTTP_429_TOO_MANY_REQUESTS,
        media_type="application/problem+json",
        headers={"Retry-After": "60"},
    )
