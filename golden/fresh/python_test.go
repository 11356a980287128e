package fresh

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		project{name: "django", target: "django", tokens: true, start: django, run: runDjango},
		project{name: "django-app", target: "django", tokens: true, folder: "orders", start: djangoApp, run: runDjango},
		project{name: "fastapi", target: "fastapi", start: fastAPI, run: runFastAPI},
		project{name: "fastapi-package", target: "fastapi", start: fastAPIPackage, run: runFastAPIPackage},
		project{name: "flask", target: "flask", start: flask, run: runFlask},
		project{name: "flask-factory", target: "flask", start: flaskFactory, run: runFlask},
	)
}

// quiet turns Python's warnings into errors, and keeps it from writing bytecode.
var quiet = []string{"PYTHONDONTWRITEBYTECODE=1", "PYTHONWARNINGS=error"}

// django makes a project with django-admin, and sets what the deployment checklist
// asks for: DEBUG off, and the allowed hosts.
// https://docs.djangoproject.com/en/stable/howto/deployment/checklist/
func django(t *testing.T, dir string) {
	do(t, dir, nil, pythonKit.In(t, "bin/django-admin"), "startproject", "shop", ".")
	write(t, dir, "requirements.txt", "Django\n")
	settings := filepath.Join(dir, "shop/settings.py")
	text, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "shop/settings.py", string(text)+"\nDEBUG = False\nALLOWED_HOSTS = [\"127.0.0.1\"]\n")
}

// djangoApp adds an app with manage.py startapp, as in Django's tutorial, but without a
// urls.py of its own.
func djangoApp(t *testing.T, dir string) {
	django(t, dir)
	do(t, dir, quiet, pythonKit.In(t, "bin/python"), "manage.py", "startapp", "orders")
}

func runDjango(t *testing.T, dir string, port int) *kit.Server {
	python := pythonKit.In(t, "bin/python")
	do(t, dir, quiet, python, "manage.py", "check")
	return kit.Start(t, dir, quiet, port, python,
		"-m", "uvicorn", "--port", strconv.Itoa(port), "--lifespan", "off", "--log-level", "warning", "shop.asgi:application")
}

// flask writes the application from Flask's quickstart.
func flask(t *testing.T, dir string) {
	write(t, dir, "requirements.txt", "Flask\n")
	write(t, dir, "app.py", `from flask import Flask

app = Flask(__name__)


@app.route("/")
def hello_world():
    return "<p>Hello, World!</p>"
`)
}

// flaskFactory writes the application from Flask's tutorial: a package with an
// application factory.
func flaskFactory(t *testing.T, dir string) {
	write(t, dir, "pyproject.toml", `[project]
name = "app"
version = "1.0.0"
dependencies = ["flask"]
`)
	write(t, dir, "app/__init__.py", `import os

from flask import Flask


def create_app(test_config=None):
    app = Flask(
        __name__,
        instance_relative_config=True,
    )  # it isn't in the package
    app.config.from_mapping(
        SECRET_KEY='dev',
        DATABASE=os.path.join(app.instance_path, 'app.sqlite'),
    )

    @app.route('/hello')
    def hello():
        return 'Hello, World!'

    return app
`)
}

// runFlask starts the project like "flask run", but without the warning and the log of
// requests on standard error: anything there fails the test.
func runFlask(t *testing.T, dir string, port int) *kit.Server {
	return kit.Start(t, dir, quiet, port, pythonKit.In(t, "bin/python"), "-c", `
import logging
import sys

from flask.cli import ScriptInfo
from werkzeug.serving import run_simple

logging.getLogger("werkzeug").setLevel(logging.ERROR)
sys.path.insert(0, "")
run_simple("127.0.0.1", int(sys.argv[1]), ScriptInfo().load_app(), threaded=True)
`, strconv.Itoa(port))
}

// fastAPI writes the application from FastAPI's first steps.
func fastAPI(t *testing.T, dir string) {
	write(t, dir, "requirements.txt", "fastapi[standard]\n")
	write(t, dir, "main.py", `from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def root():
    return {"message": "Hello World"}
`)
}

// fastAPIPackage writes an application as in FastAPI's "Bigger Applications": a package
// with a package for routers.
func fastAPIPackage(t *testing.T, dir string) {
	write(t, dir, "pyproject.toml", "[project]\nname = \"shop\"\nversion = \"1\"\ndependencies = [\"fastapi\"]\n")
	for _, file := range []string{"app/__init__.py", "app/routers/__init__.py"} {
		write(t, dir, file, "")
	}
	write(t, dir, "app/routers/items.py", `from fastapi import APIRouter

router = APIRouter(
    prefix="/items",
    tags=["items"],
)


@router.get("/")
async def read_items():
    return {}
`)
	write(t, dir, "app/main.py", `from fastapi import FastAPI

from .routers import items

app = FastAPI(
    title="Shop (:",  # isn't it
    description="""
    It's a "shop" (not really.
    """,
)


app.include_router(items.router)
`)
}

func runFastAPIPackage(t *testing.T, dir string, port int) *kit.Server {
	return kit.Start(t, dir, quiet, port, pythonKit.In(t, "bin/python"),
		"-m", "uvicorn", "--port", strconv.Itoa(port), "--log-level", "warning", "app.main:app")
}

func runFastAPI(t *testing.T, dir string, port int) *kit.Server {
	return kit.Start(t, dir, quiet, port, pythonKit.In(t, "bin/python"),
		"-m", "uvicorn", "--port", strconv.Itoa(port), "--log-level", "warning", "main:app")
}
