from flask import Flask

app = Flask(__name__)


@app.route("/endpoint")
def my_endpoint():
    return (
        {"error": "service_unavailable", "message": "Service Unavailable"},
        503,
        {
            "Retry-After": "120",
            "X-Request-Id": "7f3a",
            "Warning": '199 - "a \\"quoted\\" text"',
        },
    )
