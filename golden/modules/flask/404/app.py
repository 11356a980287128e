from flask import Flask

import not_found_blueprint

app = Flask(__name__)
app.register_blueprint(not_found_blueprint.bp)
