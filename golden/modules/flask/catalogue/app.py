from flask import Flask

import catalogue_blueprint

app = Flask(__name__)
app.register_blueprint(catalogue_blueprint.bp)
