import { Request, Response } from "express";
import { Users } from "../users";

const users = new Users();

export async function getUser(req: Request, res: Response): Promise<void> {
  const user = await users.find(req.params.id as string);

  if (user === undefined) {

    res.status(404).end();
    return;
  }

  res.json(user);
}

export async function removeUser(req: Request, res: Response): Promise<void> {
  await users.remove(req.params.id as string);
  res.status(204).end();
}
