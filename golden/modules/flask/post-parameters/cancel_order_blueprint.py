from flask import Blueprint

bp = Blueprint("cancel_order", __name__)


@bp.post("/orders/<id>/items/<param_class>")
def cancel_order(id, param_class):
    return {"error": "conflict", "message": "Conflict"}, 409
