"""Asks for each of the exchanges in a file on one connection, with Python's own
client: client.py ADDRESS FILE."""

import http.client
import json
import sys

address, file = sys.argv[1:]
with open(file, encoding="utf-8") as f:
    exchanges = json.load(f)
connection = http.client.HTTPConnection(address, timeout=30)
connection.connect()
socket = connection.sock
done = 0
for e in exchanges:
    done += 1
    if e["early"] > 100:
        continue  # http.client takes 102 and above for final
    method = e["name"].split()[0]
    body = b'{"some": "content"}' if method == "POST" else None
    connection.request(method, e["path"], body)
    response = connection.getresponse()
    got = [response.status, response.reason, response.getheaders(), response.read().decode()]
    fields = e["fields"] or []
    want = [e["code"], e["reason"], list(zip(fields[::2], fields[1::2])), e["content"]]
    if got != want:
        sys.exit(f"{e['name']}: {got}, not {want}")
    if connection.sock is not socket:
        sys.exit(f"{e['name']}: the connection was closed")
print(f"{done} exchanges")
