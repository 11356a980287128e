import { Request, Response } from 'express';

export interface Store<T> {
  all(): Promise<T[]>;
}

export abstract class BaseController<T> {
  protected abstract readonly store: Store<T>;

  public index = async (_req: Request, res: Response): Promise<void> => {
    res.json(await this.store.all());
  };

  protected fail(res: Response, message: string): void {
    res.status(400).json({ message });
  }

  static readonly path = '/';
}
