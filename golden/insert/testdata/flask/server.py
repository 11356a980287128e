#!/usr/bin/env python3
import argparse
import flask


class Server:
    """A Flask application with its options."""

    def __init__(self, name, *, debug=False):
        self.debug = debug
        self.app = flask.Flask(name)

        @self.app.route("/")
        def index():
            return flask.jsonify(debug=self.debug)

    def start(self, port):
        self.app.run(port=port)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--debug",
        action="store_true",
    )
    args = parser.parse_args()
    Server(__name__, debug=args.debug).start(args.port)


if __name__ == "__main__":
    main()
