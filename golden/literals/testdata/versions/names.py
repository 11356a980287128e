# Prints the names in starlette.status that warn of nothing, with their codes.
import json
import sys
import warnings

sys.path.insert(0, sys.argv[1])
warnings.simplefilter("error")
import starlette.status as status

names = {}
for name in dir(status):
    if name.startswith("HTTP_"):
        try:
            names["status." + name] = getattr(status, name)
        except Warning:
            pass
print(json.dumps(names))
