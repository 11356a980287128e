from flask import Flask

app = Flask(__name__)


@app.route("/endpoint")
def my_endpoint():
    return (
        {
            "error": "bad_request",
            "message": "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
        },
        400,
        {"X-Note": "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\"},
    )
