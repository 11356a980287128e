import express from 'express';
import { readFile } from 'node:fs/promises';

const app = express();
const started = Date.now();

app.get('/uptime', (_req, res) => {
  res.json({ seconds: (Date.now() - started) / 1000 });
});

app.get('/readme', async (_req, res) => {
  const text = await readFile(new URL('./README.md', import.meta.url), 'utf8');
  res.type('text/markdown').send(text);
});

app.use((err, req, res, next) => {
  if (res.headersSent) {
    return next(err);
  }
  res.status(500).json({ error: err.message });
});

if (process.argv[1] === import.meta.filename) {
  app.listen(3000);
}

export default app;
