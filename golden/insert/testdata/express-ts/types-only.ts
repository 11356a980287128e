export interface User {
  id: string;
  name: string;
}

export type Page<T> = {
  items: T[];

  next?: string;
};

export type Handler = (req: unknown, res: unknown) => void;
