from flask import Flask

import service_unavailable_blueprint

app = Flask(__name__)
app.register_blueprint(service_unavailable_blueprint.bp)
