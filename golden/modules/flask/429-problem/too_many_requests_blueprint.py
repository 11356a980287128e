from flask import Blueprint

bp = Blueprint("too_many_requests", __name__)


@bp.route("/too-many-requests")
def too_many_requests():
    return (
        {
            "type": "about:blank",
            "title": "Too Many Requests",
            "status": 429,
            "detail": "Too Many Requests",
        },
        429,
        {"Content-Type": "application/problem+json", "Retry-After": "60"},
    )
