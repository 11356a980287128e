import express, {
  type ErrorRequestHandler,
  type RequestHandler,
} from "express";

const app = express();

class HttpError extends Error {
  constructor(
    public readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const onError: ErrorRequestHandler = (err, _req, res, _next) => {
  const status = err instanceof HttpError ? err.status : 500;
  res.status(status).json({ message: String(err) });
};

const wrap =
  (handler: RequestHandler): RequestHandler =>
  async (req, res, next) => {
    try {
      await handler(req, res, next);
    } catch (err) {
      next(err);
    }
  };

app.get(
  "/fails",
  wrap(() => {
    throw new HttpError(418, "teapot");
  }),
);

app.use(onError);

export default app;
