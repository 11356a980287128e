"""Views as classes, and a region for each."""

from flask.views import MethodView

from inventory import api
from inventory.models import Order


# region orders
class OrderView(MethodView):
    """One order."""

    init_every_request = False

    def __init__(self, model=Order):
        self.model = model

    def get(self, order_id):
        order = self.model.find(order_id)
        return {"id": order.id, "lines": [line.name for line in order.lines]}

    def delete(self, order_id):
        self.model.find(order_id).delete()
        return "", 204

    @staticmethod
    def _key(order):
        return order.id


# endregion


# region routes
api.add_url_rule("/orders/<int:order_id>", view_func=OrderView.as_view("order"))
# endregion
