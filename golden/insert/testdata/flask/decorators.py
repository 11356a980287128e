from flask import Flask

app = Flask(__name__)


@app.get("/x")
@app.get("/y")
def x():
    return "x"
