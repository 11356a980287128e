import express from "express";
import { renderToString } from "react-dom/server";

const app = express();

type Props = { name: string };

const Hello = ({ name }: Props) => (
  <section>
    <h1>Hello, {name}</h1>

    <p>
      const app = express();
    </p>
  </section>
);

app.get("/hello/:name", (req, res) => {
  const page = renderToString(<Hello name={req.params.name} />);

  res.send(`<!doctype html>

${page}`);
});

export default app;
