from flask import Blueprint

bp = Blueprint("no_content", __name__)


@bp.route("/no-content")
def no_content():
    return "", 204
