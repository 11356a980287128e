"""Serves generated Flask files: host.py PORT CELLS."""

import importlib.util
import json
import sys

from werkzeug.serving import WSGIRequestHandler, make_server


class Silent(WSGIRequestHandler):
    """Logs errors, but not requests."""

    def log_request(self, *args):
        pass


def load(cell):
    name = f"cell_{cell['id']}"
    spec = importlib.util.spec_from_file_location(name, cell["file"])
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.app


with open(sys.argv[2]) as file:
    apps = {str(cell["id"]): load(cell) for cell in json.load(file)}


def dispatch(environ, start_response):
    return apps[environ["HTTP_X_CELL"]](environ, start_response)


# Like `flask run`, which serves HTTP/1.1 by threads.
make_server(
    "127.0.0.1",
    int(sys.argv[1]),
    dispatch,
    threaded=True,
    request_handler=Silent,
).serve_forever()
