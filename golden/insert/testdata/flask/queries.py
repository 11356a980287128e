from flask import Flask, g

import sqlite3

application = Flask(__name__)

SCHEMA = """
create table note (
    id integer primary key,
    -- the text, as it was sent

    text text not null
);

"""

PAGE = f"""
<html>
  <body>
    {application.name}

    @app.get("/")
    def index():
        return ''

  </body>
</html>
"""


@application.before_request
def open_database():
    g.db = sqlite3.connect("notes.db")


@application.get("/notes")
def notes():
    rows = g.db.execute(
        """
        select id, text
        from note

        order by id
        """
    )
    return [dict(row) for row in rows]


@application.teardown_request
def close_database(error):
    db = g.pop("db", None)

    if db is not None:
        db.close()
    # Flask logs the error itself.
