curl -i 'http://127.0.0.1:8499/status/503?header=X-Request-Id%3A+7f3a&header=Warning%3A+199+-+%22a+%5C%22quoted%5C%22+text%22'
