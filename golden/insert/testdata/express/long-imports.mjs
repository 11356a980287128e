import express, {
  Router,
} from 'express';
import {
  createReadStream,
  existsSync,
} from 'node:fs';
import './polyfills.mjs';

export const files = Router({
  caseSensitive: true,

  strict: true,
});

files.get(
  [
    '/raw/:name',

    '/r/:name',
  ],
  (req, res) => {
    if (!existsSync(req.params.name)) {
      return res.sendStatus(404);
    }
    createReadStream(req.params.name).pipe(res);
  },
);

const app = express();

app.use('/files', files);

export default app;
