from flask import Flask

app = Flask(__name__)


@app.route("/endpoint")
def my_endpoint():
    return (
        {
            "Error": {
                "code": "order_shipped",
                "http-status": 409,
                "text": "The order has already been shipped. (Conflict)",
                "retry": False,
                "parent": None,
            },
            "links": ["https://docs.example.com/errors/order_shipped"],
            "details": [{"field": "age", "limits": [0, 150, 1.5]}, {}],
            "version": 2,
        },
        409,
        {"Content-Type": "application/vnd.example+json", "X-Reason": "shipped"},
    )
