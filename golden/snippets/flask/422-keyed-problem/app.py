from flask import Flask

app = Flask(__name__)


@app.route("/endpoint")
def my_endpoint():
    return (
        {
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "The age is missing.",
            "code": "age_missing",
        },
        422,
        {"Content-Type": "application/problem+json"},
    )
