from flask import Flask

import ok_blueprint

app = Flask(__name__)
app.register_blueprint(ok_blueprint.bp)
