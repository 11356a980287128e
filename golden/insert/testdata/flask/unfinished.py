from flask import Flask, request

app = Flask(__name__)


@app.get("/orders")
def orders():
    limit = int(request.args.get("limit", 10)
    return {"limit": limit}


@app.get("/
