curl -i -X PUT 'http://127.0.0.1:8499/status/order_refused?body=problem'
