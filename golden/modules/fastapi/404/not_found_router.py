from fastapi import APIRouter, status
from fastapi.responses import JSONResponse

router = APIRouter()


@router.get("/not-found")
def not_found():
    return JSONResponse(
        content={"error": "not_found", "message": "Not Found"},
        status_code=status.HTTP_404_NOT_FOUND,
    )
