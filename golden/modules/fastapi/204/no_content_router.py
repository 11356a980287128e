from fastapi import APIRouter, status

router = APIRouter()


@router.get("/no-content", status_code=status.HTTP_204_NO_CONTENT)
def no_content():
    return None
