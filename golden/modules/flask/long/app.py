from flask import Flask

import show_the_article_that_was_removed_by_order_of_a_court_blueprint

app = Flask(__name__)
app.register_blueprint(
    show_the_article_that_was_removed_by_order_of_a_court_blueprint.bp
)
