curl -i 'http://127.0.0.1:8499/status/409?key=order_shipped&message=The+order+has+already+been+shipped.&body=nested&header=X-Reason%3A+shipped&headers=none'
