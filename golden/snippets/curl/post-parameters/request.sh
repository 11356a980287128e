curl -i -X POST http://127.0.0.1:8499/status/409
