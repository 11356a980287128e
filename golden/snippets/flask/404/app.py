from flask import Flask

app = Flask(__name__)


@app.route("/endpoint")
def my_endpoint():
    return {"error": "not_found", "message": "Not Found"}, 404
