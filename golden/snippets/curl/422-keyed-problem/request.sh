curl -i 'http://127.0.0.1:8499/status/422?key=age_missing&message=The+age+is+missing.&body=problem'
