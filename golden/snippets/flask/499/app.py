from flask import Flask

app = Flask(__name__)


@app.route("/endpoint")
def my_endpoint():
    return {"error": "client_closed_request", "message": "Client Closed Request"}, 499
