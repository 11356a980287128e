from flask import Flask

import conflict_blueprint

app = Flask(__name__)
app.register_blueprint(conflict_blueprint.bp)
