curl -I 'http://127.0.0.1:8499/status/200?headers=none'
