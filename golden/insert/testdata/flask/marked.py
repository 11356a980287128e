# -*- coding: utf-8 -*-
from flask import Flask

app = Flask(__name__)

# Grüße für alle
@app.route("/gruss")
def gruss():
	return "Grüß Gott"

@app.route("/tabs")
def tabs():
	if True:

		return "tabs"