const express = require('express');

const app = express();

// First the index,
// then the rest.
app.get('/', (req, res) => {
    res.send('index');
});

app.get('/rest', (req, res) => {
    res.send(`line one
line two

line four`);
});

app.listen(8080);
