import express from "express";

function route(path: string) {
  return function <T extends (...args: any[]) => unknown>(
    target: T,
    _context: ClassMethodDecoratorContext,
  ): T {
    paths.push(path);
    return target;
  };
}

const paths: string[] = [];

class Pages {
  @route("/home")
  home(): string {
    return "home";
  }

  @route(
    "/about",
  )
  about(): string {
    return "about";
  }
}

export const app = express();

app.get("/paths", (_req, res) => {
  res.json({ paths, pages: new Pages().home() });
});
