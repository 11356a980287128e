from flask import Blueprint

bp = Blueprint("ok", __name__)


@bp.route("/ok", methods=["HEAD"])
def ok():
    return {"message": "OK"}, 200
