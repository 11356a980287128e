from flask import Flask

import cancel_order_blueprint

app = Flask(__name__)
app.register_blueprint(cancel_order_blueprint.bp)
