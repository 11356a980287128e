from flask import Flask

app = Flask(__name__)


@app.route("/endpoint")
def my_endpoint():
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
