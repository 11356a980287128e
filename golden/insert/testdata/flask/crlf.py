from flask import Flask, request

app = Flask(__name__)


@app.post("/echo")
def echo():
    data = request.get_json()

    if not data:
        return {"error": "empty"}, 400

    return data


@app.get("/")
def index():
    return "echo"
