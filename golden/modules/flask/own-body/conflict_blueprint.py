from flask import Blueprint

bp = Blueprint("conflict", __name__)


@bp.route("/conflict")
def conflict():
    return (
        {
            "Error": {
                "code": "conflict",
                "http-status": 409,
                "text": "Conflict (Conflict)",
                "retry": False,
                "parent": None,
            },
            "links": ["https://docs.example.com/errors/conflict"],
            "details": [{"field": "age", "limits": [0, 150, 1.5]}, {}],
            "version": 2,
        },
        409,
        {"Content-Type": "application/vnd.example+json"},
    )
