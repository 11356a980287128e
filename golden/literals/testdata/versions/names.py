# Prints the constants in starlette.status with their codes. Deprecated ones warn
# when they are read, and are left out.
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
