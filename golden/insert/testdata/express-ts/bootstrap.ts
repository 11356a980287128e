import express from "express";
import { connect } from "./database";

async function main(): Promise<void> {
  const app = express();
  const db = await connect(process.env.DATABASE_URL!);

  app.get("/rows", async (_req, res) => {
    res.json(await db.rows());
  });

  app.listen(3000);
}

main().catch((err: unknown) => {
  console.error(err);
  process.exit(1);
});
