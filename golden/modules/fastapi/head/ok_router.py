from fastapi import APIRouter, status
from fastapi.responses import JSONResponse

router = APIRouter()


@router.head("/ok")
def ok():
    return JSONResponse(
        content={"message": "OK"},
        status_code=status.HTTP_200_OK,
    )
