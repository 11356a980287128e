from fastapi import APIRouter

router = APIRouter()


@router.get("/a")
async def a() -> dict[str, str]:
    """Answer.

    Always the same.
    """
    return {"a": "b"}