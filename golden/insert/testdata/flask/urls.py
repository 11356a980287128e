from flask import Flask

from . import handlers


def init_app(app: Flask) -> None:
    app.add_url_rule("/orders", view_func=handlers.create, methods=["POST"])
    app.add_url_rule("/orders/<int:order_id>", view_func=handlers.show)
