"""Routes of the users."""

from fastapi import APIRouter

from ..dependencies import current_user
from ..models import User

router = APIRouter(
    prefix="/users",
    tags=["users"],
)


@router.get("/me")
async def me(user: User = current_user):
    return user


@router.delete("/{user_id}", status_code=204)
async def remove(user_id: int) -> None:
    async with User.lock:
        # The row stays, so that orders keep their user.
        await User.disable(user_id)
