from flask import Flask

app = Flask(__name__)


@app.post("/orders/<id>/items/<param_class>")
def cancel_order(id, param_class):
    return {"error": "conflict", "message": "Conflict"}, 409
