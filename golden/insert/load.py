"""Loads Flask and FastAPI programs and calls them without a server.

Reads requests and writes answers, each a line of JSON: see load_test.go.
"""

import asyncio
import contextlib
import io
import json
import linecache
import sys
import types
import warnings

import fastapi
import flask

warnings.simplefilter("error")


def load(text, name):
    """Runs a program's text as a new module and returns the module."""
    module = types.ModuleType("loaded")
    module.__file__ = name
    sys.modules["loaded"] = module
    linecache.clearcache()
    exec(compile(text.removeprefix("\ufeff"), name, "exec"), module.__dict__)
    return module


def applications(module):
    """Returns a module's applications. If it has none, returns the one that its
    factory makes, or a new one with its blueprints or routers."""
    values = list(vars(module).values())
    if found := [v for v in values if isinstance(v, (flask.Flask, fastapi.FastAPI))]:
        return found
    if hasattr(module, "create_app"):
        return [module.create_app()]
    if blueprints := [v for v in values if isinstance(v, flask.Blueprint)]:
        application = flask.Flask("loaded")
        for blueprint in blueprints:
            application.register_blueprint(blueprint)
        return [application]
    application = fastapi.FastAPI()
    for router in [v for v in values if isinstance(v, fastapi.APIRouter)]:
        application.include_router(router)
    return [application]


def ask_flask(application, path):
    response = application.test_client().get(path)
    return [response.status_code, response.get_data(as_text=True)]


def ask_fastapi(application, path):
    """Sends a request as a server would: https://asgi.readthedocs.io/en/latest/specs/www.html"""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"x=1",
        "headers": [(b"host", b"localhost"), (b"x-key", b"secret")],
        "server": ("localhost", 80),
        "client": ("localhost", 1),
    }
    asyncio.run(application(scope, receive, send))
    body = b"".join(m.get("body", b"") for m in sent)
    return [sent[0]["status"], body.decode()]


def answers(text, name, paths):
    """Returns the responses of each of a program's applications, by path."""
    module = load(text, name)
    out = {}
    for application in applications(module):
        ask = ask_flask if isinstance(application, flask.Flask) else ask_fastapi
        for path in paths:
            out.setdefault(path, []).append(ask(application, path))
    return out


for line in sys.stdin:
    request = json.loads(line)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            out = {"answers": answers(request["text"], request["file"], request["paths"])}
    except BaseException as e:  # programs may raise anything, even SystemExit
        out = {"error": f"{type(e).__name__}: {e}"}
    print(json.dumps(out), flush=True)
