from fastapi import APIRouter, status
from fastapi.responses import JSONResponse

router = APIRouter()


@router.post("/orders/{id}/items/{param_class}")
def cancel_order(id: str, param_class: str):
    return JSONResponse(
        content={"error": "conflict", "message": "Conflict"},
        status_code=status.HTTP_409_CONFLICT,
    )
