"""Serves generated FastAPI files: host.py PORT CELLS."""

import importlib.util
import json
import sys

import uvicorn


def load(cell):
    name = f"cell_{cell['id']}"
    spec = importlib.util.spec_from_file_location(name, cell["file"])
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.app


with open(sys.argv[2]) as file:
    apps = {str(cell["id"]): load(cell) for cell in json.load(file)}


async def dispatch(scope, receive, send):
    await apps[dict(scope["headers"])[b"x-cell"].decode()](scope, receive, send)


uvicorn.run(
    dispatch,
    host="127.0.0.1",
    port=int(sys.argv[1]),
    lifespan="off",
    log_level="warning",
)
