"""Serves generated FastAPI files: host.py PORT CELLS SERVER."""

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


async def dispatch(scope, receive, send):
    if scope["type"] != "http":
        raise ValueError(scope["type"])
    await apps[dict(scope["headers"])[b"x-cell"].decode()](scope, receive, send)


servers.ASGI[sys.argv[3]](dispatch, int(sys.argv[1]))
