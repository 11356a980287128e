from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, current_app

if TYPE_CHECKING:
    from flask import Response

admin = Blueprint("admin", __name__)
public = Blueprint("public", __name__)


@admin.after_request
def no_store(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@admin.get("/settings")
async def settings():
    return {"debug": current_app.debug}


@public.get("/about")
def about():
    return {"name": current_app.name}
