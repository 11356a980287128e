from flask import Flask

import no_content_blueprint

app = Flask(__name__)
app.register_blueprint(no_content_blueprint.bp)
