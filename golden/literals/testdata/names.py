"""Runs snippets with stand-ins for Django, FastAPI and Flask.

Reads a JSON list of snippets from stdin and writes a list of strings: the
route and what the handler returned, without the names that the user chose; or
"error: " and the reason.
"""

import builtins
import inspect
import json
import keyword
import re
import sys
import types


def call(name):
    """Returns a function whose result describes its call."""

    def made(*args, **kwargs):
        return [name, list(args), kwargs]

    return made


class App:
    made = []

    def __init__(self, *args):
        self.routes = []
        App.made.append(self)

    def route(self, rule, **options):
        def add(function):
            if function.__name__ == "static":
                raise AssertionError("the endpoint 'static' is Flask's own")
            self.routes.append((rule, options, function))
            return function

        return add

    def __getattr__(self, name):
        if name not in ("get", "head", "post", "put", "delete", "options", "patch"):
            raise AttributeError(name)
        return lambda rule, **options: self.route(rule, methods=[name.upper()], **options)


class Names:
    """A module in which every constant's value is its own name."""

    def __getattr__(self, name):
        return name


def module(name, **content):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__dict__.update(content)


def calls(*names):
    return {name: call(name) for name in names}


module("flask", Flask=App, redirect=call("redirect"))
module("fastapi", FastAPI=App, Response=call("Response"), status=Names())
module("fastapi.responses", **calls("JSONResponse", "RedirectResponse"))
module("django")
responses = ("", "BadRequest", "Forbidden", "Gone", "NotAllowed", "NotFound", "NotModified")
responses += ("PermanentRedirect", "Redirect", "ServerError")
module(
    "django.http",
    JsonResponse=call("JsonResponse"),
    **calls(*("HttpResponse" + name for name in responses)),
)
module("django.urls", path=lambda route, view: (route, {}, view))
module("django.views")
module("django.views.decorators")


def require_http_methods(methods):
    def decorate(function):
        function.methods = methods
        return function

    return decorate


module(
    "django.views.decorators.http",
    require_http_methods=require_http_methods,
    require_POST=require_http_methods(["POST"]),
    require_safe=require_http_methods(["GET", "HEAD"]),
)


def routes(namespace, imported):
    """Returns the routes that a snippet registered or, without any, its view."""
    if "urlpatterns" in namespace:
        return namespace["urlpatterns"]
    if App.made:
        return App.made[-1].routes
    views = [v for k, v in namespace.items() if inspect.isfunction(v) and v.__module__ == "snippet" and k not in imported]
    assert len(views) == 1, f"{len(views)} views, want 1"
    return [("", {}, views[0])]


def outcome(code):
    App.made.clear()
    imported = set(re.findall(r"^from \S+ import (.*)$", code, re.M))
    imported = {name for names in imported for name in names.split(", ")}
    namespace = {"__name__": "snippet"}
    exec(compile(code, "snippet", "exec"), namespace)
    out = []
    for rule, options, function in routes(namespace, imported):
        name = function.__name__
        if hasattr(builtins, name) or keyword.iskeyword(name) or keyword.issoftkeyword(name) or name in imported:
            raise AssertionError(f"{name} shadows an imported or built-in name")
        names = re.findall(r"[<{](?:str:)?(\w+)[>}]", rule)
        parameters = [p for p in inspect.signature(function).parameters if p != "request" or p in names]
        if names != parameters:
            raise AssertionError(f"{rule} has other parameters than the handler: {parameters}")
        for i, parameter in enumerate(names):
            rule = re.sub(rf"\b{parameter}([>}}])", rf"${i}\1", rule, count=1)
        given = {parameter: "value" for parameter in names}
        if "request" not in given and "request" in inspect.signature(function).parameters:
            given["request"] = "request"
        out.append([rule, options, getattr(function, "methods", None), function(**given)])
    return json.dumps(out)


results = []
for code in json.load(sys.stdin):
    try:
        results.append(outcome(code))
    except Exception as error:
        results.append(f"error: {type(error).__name__}: {error}")
json.dump(results, sys.stdout)
