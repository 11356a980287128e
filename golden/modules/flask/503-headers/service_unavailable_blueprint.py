from flask import Blueprint

bp = Blueprint("service_unavailable", __name__)


@bp.route("/service-unavailable")
def service_unavailable():
    return (
        {"error": "service_unavailable", "message": "Service Unavailable"},
        503,
        {
            "Retry-After": "120",
            "X-Request-Id": "7f3a",
            "Warning": '199 - "a \\"quoted\\" text"',
        },
    )
