"""Serves generated Flask files: host.py PORT CELLS SERVER."""

import importlib.util
import json
import sys

import servers


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


servers.WSGI[sys.argv[3]](dispatch, int(sys.argv[1]))
