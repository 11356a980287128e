from flask import Flask

app = Flask(__name__)


@app.route("/endpoint", methods=["HEAD"])
def my_endpoint():
    return {"message": "OK"}, 200
