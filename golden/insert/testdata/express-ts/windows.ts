import express from 'express';

const app = express();

app.get('/a', (_req, res) => {
    res.send('a');
});

/*
app.get('/b', (_req, res) => {
    res.send('b');
});
*/

app.listen(3000);
