# Handlers without routes: the table in urls.py has them.
from flask import request

from .orders import find, store


def show(order_id):
    order = find(order_id)
    if order is None:
        return {"error": "no such order"}, 404
    return order.as_dict()


def create():
    # order = store(request.form)
    order = store(request.get_json())

    return order.as_dict(), 201
