import express, { type Request, type Response } from "express";
import { pool } from "./db";

const app = express();

app.use(express.json());

interface Order {
  id: number;
  lines: string[];

  paid?: boolean;
}

app.get("/orders/:id", async (req: Request, res: Response) => {
  const order: Order | undefined = await pool.one<Order>(req.params.id);
  if (!order) {
    res.status(404).json({ error: "no such order" });
    return;
  }
  res.json(order);
});

app.listen(3000, () => {
  console.log("up");
});
