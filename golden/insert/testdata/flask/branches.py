from flask import Flask

if x:
    app = Flask("a")
else:
    app = Flask("b")
