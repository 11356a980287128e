from fastapi import APIRouter, Response, status

router = APIRouter()


@router.get("/no-content")
def no_content():
    return Response(status_code=status.HTTP_204_NO_CONTENT)
