from flask import Flask

app = Flask(__name__)


@app.route("/endpoint")
def my_endpoint():
    return "", 304, {"ETag": '"33a64df5"'}
