from flask import request
from app import db
from app.main import bp


@bp.route("/")
def index():
    return request.path
