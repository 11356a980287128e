"""The API of a small inventory.

    @app.route("/not-a-route")
    def not_a_handler():
        return "this is a docstring"
"""
import functools
import logging
from typing import (
    Any,
    Callable,
)

from flask import (
    Flask,
    abort,
    jsonify,  # for lists
    request,
)

app = Flask(__name__)
log = logging.getLogger(__name__)

ITEMS: dict[int, dict[str, Any]] = {
    1: {"name": "Chair"},
    2: {"name": "Table"},
}


def needs_key(view: Callable) -> Callable:
    """Ask for a key."""

    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        if request.headers.get("X-Key") != "secret":
            abort(401)
        return view(*args, **kwargs)

    return wrapper


# Every list is sorted, so that clients can compare.
@app.get(
    "/items",
    strict_slashes=False,
)
@needs_key
def list_items():
    return jsonify(sorted(ITEMS))


@app.route("/items/<int:item_id>", methods=["GET", "HEAD"])
def get_item(item_id):
    try:
        item = ITEMS[item_id]
    except KeyError:
        log.info("no item %d", item_id)
        abort(404)
    else:
        return item
    finally:
        log.debug("done")


@app.errorhandler(404)
def not_found(error):
    return {"error": "not found"}, 404


if __name__ == "__main__":
    app.run(debug=True)
