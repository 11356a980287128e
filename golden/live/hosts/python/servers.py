"""The servers that a host can run its application on, by name."""

import asyncio
import logging

HOST = "127.0.0.1"


def uvicorn(application, port):
    import uvicorn

    uvicorn.run(application, host=HOST, port=port, lifespan="off", log_level="warning")


def hypercorn(application, port):
    from hypercorn.asyncio import serve
    from hypercorn.config import Config

    config = Config()
    config.bind = [f"{HOST}:{port}"]
    # Hypercorn warns about applications that don't support lifespan events.
    config.loglevel = "ERROR"
    asyncio.run(serve(application, config))


def gunicorn(application, port):
    from gunicorn.app.base import BaseApplication

    class Gunicorn(BaseApplication):
        def load_config(self):
            self.cfg.set("bind", f"{HOST}:{port}")
            self.cfg.set("control_socket_disable", True)
            self.cfg.set("loglevel", "error")

        def load(self):
            return application

    Gunicorn().run()


def waitress(application, port):
    import waitress

    # Unless it is quiet, waitress changes the logging that Django has set up.
    waitress.serve(application, host=HOST, port=port, _quiet=True)


def werkzeug(application, port):
    """Serves like `flask run`: with threads, and over HTTP/1.1."""
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Silent(WSGIRequestHandler):
        """Logs errors, but not requests."""

        def log_request(self, *args):
            pass

    make_server(
        HOST, port, application, threaded=True, request_handler=Silent
    ).serve_forever()


def runserver(application, port):
    """Serves like `manage.py runserver`, but doesn't log requests."""
    from django.core.servers.basehttp import run

    logging.getLogger("django.server").disabled = True
    run(HOST, port, application, threading=True)


ASGI = {"uvicorn": uvicorn, "hypercorn": hypercorn}
WSGI = {
    "gunicorn": gunicorn,
    "runserver": runserver,
    "waitress": waitress,
    "werkzeug": werkzeug,
}
