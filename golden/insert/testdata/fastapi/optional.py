# ruff: noqa: E402
try:
    import orjson as json
except ImportError:
    import json

import sys

sys.path.insert(0, ".")

from fastapi import FastAPI, Response  # the path comes first

app = FastAPI()

if sys.platform == "win32":

    @app.get("/registry")
    def registry():
        return {}

else:

    @app.get("/dotfiles")
    def dotfiles():
        return []


@app.get("/dump")
def dump():
    return Response(
        json.dumps({"a": 1}),  # type: ignore[arg-type]
        media_type="application/json",
    )
