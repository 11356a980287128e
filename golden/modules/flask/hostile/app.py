from flask import Flask

import bad_request_blueprint

app = Flask(__name__)
app.register_blueprint(bad_request_blueprint.bp)
