"""Serves generated Django files: host.py PORT CELLS SERVER."""

import importlib.util
import json
import sys
import types

import django
import servers
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.urls import path


def load(cell):
    name = f"cell_{cell['id']}"
    spec = importlib.util.spec_from_file_location(name, cell["file"])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not hasattr(module, "urlpatterns"):
        view = getattr(module, cell["handler"])
        module = types.ModuleType(name)
        module.urlpatterns = [path(cell["url"].removeprefix("/"), view)]
    sys.modules[name] = module


def pick(get_response):
    """Middleware that routes each request with the URLs of the file it is for."""

    def middleware(request):
        request.urlconf = f"cell_{request.headers['X-Cell']}"
        return get_response(request)

    return middleware


settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=["__main__.pick", "django.middleware.common.CommonMiddleware"],
    ROOT_URLCONF="__main__",
    SECRET_KEY="none",
)
django.setup()
with open(sys.argv[2]) as file:
    for cell in json.load(file):
        load(cell)

port, name = int(sys.argv[1]), sys.argv[3]
if name in servers.ASGI:
    servers.ASGI[name](get_asgi_application(), port)
else:
    servers.WSGI[name](get_wsgi_application(), port)
