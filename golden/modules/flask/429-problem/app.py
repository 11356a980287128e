from flask import Flask

import too_many_requests_blueprint

app = Flask(__name__)
app.register_blueprint(too_many_requests_blueprint.bp)
