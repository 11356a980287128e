from flask import Flask

app = Flask(__name__)


@app.route("/endpoint")
def my_endpoint():
    return (
        {"error": "unauthorized", "message": "Unauthorized"},
        401,
        {"WWW-Authenticate": 'Bearer realm="example"'},
    )
