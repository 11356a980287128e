curl -i 'http://127.0.0.1:8499/status/429?body=problem'
