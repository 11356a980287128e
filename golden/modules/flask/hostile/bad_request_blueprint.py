from flask import Blueprint

bp = Blueprint("bad_request", __name__)


@bp.route("/bad-request")
def bad_request():
    return (
        {
            "error": "bad_request",
            "message": "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
        },
        400,
        {"X-Note": "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\"},
    )
