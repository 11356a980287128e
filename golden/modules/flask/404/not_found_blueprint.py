from flask import Blueprint

bp = Blueprint("not_found", __name__)


@bp.route("/not-found")
def not_found():
    return {"error": "not_found", "message": "Not Found"}, 404
