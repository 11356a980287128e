from fastapi import APIRouter

router = APIRouter()


@router.head("/ok")
def ok():
    return {"message": "OK"}
