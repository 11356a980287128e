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
        names["status." + name] = getattr(status, name)
print(json.dumps(names))
