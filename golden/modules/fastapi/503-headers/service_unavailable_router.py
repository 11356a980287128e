from fastapi import APIRouter, status
from fastapi.responses import JSONResponse

router = APIRouter()


@router.get("/service-unavailable")
def service_unavailable():
    return JSONResponse(
        content={"error": "service_unavailable", "message": "Service Unavailable"},
        status_code=status.HTTP_503_SERVICE_UNAVAILABLE,
        headers={
            "Retry-After": "120",
            "X-Request-Id": "7f3a",
            "Warning": '199 - "a \\"quoted\\" text"',
        },
    )
