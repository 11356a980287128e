"""Requests generated messages with http.client: client.py PORT CELLS.

Prints a line of JSON for each.
"""

import http.client
import json
import sys

with open(sys.argv[2]) as file:
    for cell in json.load(file):
        connection = http.client.HTTPConnection(
            "127.0.0.1", int(sys.argv[1]), timeout=20
        )
        answer = {"id": cell["id"]}
        try:
            connection.request(cell["method"], cell["url"])
            response = connection.getresponse()
            answer["code"] = response.status
            answer["reason"] = response.reason
            answer["fields"] = response.getheaders()
            answer["body"] = response.read().decode()
        except Exception as error:
            answer["error"] = repr(error)
        finally:
            connection.close()
        print(json.dumps(answer))
