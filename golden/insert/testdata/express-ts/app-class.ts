import express, { Application } from 'express';

import { Controller } from './controller';

export class App {
  public readonly app: Application;

  private static instance?: App;

  constructor(
    private readonly controllers: Controller[],
    public readonly port: number,
  ) {
    this.app = express();
    this.middlewares();
    this.routes();
  }

  static get(): App {
    return (App.instance ??= new App([], 3000));
  }

  private middlewares(): void {
    this.app.use(express.json());
  }

  private routes(): void {
    this.controllers.forEach((controller) => {
      this.app.use('/', controller.router);
    });
  }

  public listen(): void {
    this.app.listen(this.port);
  }
}
