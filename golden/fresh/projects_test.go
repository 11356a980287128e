package fresh

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"snipgen/golden/kit"
)

var projects = []project{
	{name: "aspnetcore", target: "aspnetcore", start: aspNetCore, run: runAspNetCore, missing: noDotnet},
	{name: "django", target: "django", tokens: true, start: django, run: runDjango},
	{name: "django-app", target: "django", tokens: true, folder: "orders", start: djangoApp, run: runDjango},
	{name: "express-commonjs", target: "express", start: express("commonjs", expressCommonJS), run: runExpress},
	{name: "express-esm", target: "express", start: express("module", expressESM), run: runExpress},
	{name: "express-typescript", target: "express", start: typescript("module", "nodenext"), run: runTypeScript},
	{name: "express-typescript-commonjs", target: "express", start: typescript("commonjs", "commonjs"), run: runTypeScript},
	{name: "fastapi", target: "fastapi", start: fastAPI, run: runFastAPI},
	{name: "fastapi-package", target: "fastapi", start: fastAPIPackage, run: runFastAPIPackage},
	{name: "flask", target: "flask", start: flask, run: runFlask},
	{name: "flask-factory", target: "flask", start: flaskFactory, run: runFlask},
	{name: "nethttp", target: "nethttp", start: netHTTP(netHTTPDefault), run: runNetHTTP},
	{name: "nethttp-mux", target: "nethttp", start: netHTTP(netHTTPMux), run: runNetHTTP},
	{name: "nethttp-package", target: "nethttp", folder: "internal/handlers", start: netHTTP(netHTTPMux), run: runNetHTTP},
	{name: "rails", target: "rails", tokens: true, start: rails, run: runRails},
	{name: "rails-api", target: "rails", tokens: true, folder: "app/controllers/api/v1", start: rails, run: runRails},
	{name: "spring-boot", target: "spring-boot", start: springBoot, run: runSpringBoot},
}

// quiet makes Python say what it would complain of, and leave no files behind.
var quiet = []string{"PYTHONDONTWRITEBYTECODE=1", "PYTHONWARNINGS=error"}

// django is a project of django-admin's, with the settings that its
// deployment checklist asks for: without DEBUG, and with a host.
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

// djangoApp is the same with an app of manage.py startapp's, as Django's
// tutorial has it, but for the app's own urls.py.
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

// flask is the application of Flask's quickstart.
func flask(t *testing.T, dir string) {
	write(t, dir, "requirements.txt", "Flask\n")
	write(t, dir, "app.py", `from flask import Flask

app = Flask(__name__)


@app.route("/")
def hello_world():
    return "<p>Hello, World!</p>"
`)
}

// flaskFactory is the application of Flask's tutorial: a package with a
// function that makes it.
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

// runFlask runs it as "flask run" does, but for what that writes to
// standard error: a warning not to use it in production, and each request.
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

// fastAPI is the application of FastAPI's first steps.
func fastAPI(t *testing.T, dir string) {
	write(t, dir, "requirements.txt", "fastapi[standard]\n")
	write(t, dir, "main.py", `from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def root():
    return {"message": "Hello World"}
`)
}

// fastAPIPackage is the application of FastAPI's "Bigger applications": a
// package with a package for routers.
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

// express is a project of npm init's with the application of Express's "Hello
// world example".
func express(system, index string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		do(t, dir, nil, "npm", "init", "--yes")
		do(t, dir, nil, "npm", "pkg", "set", "type="+system, "dependencies.express=^5.0.0")
		write(t, dir, "index.js", index)
		if err := os.Symlink(expressKit.In(t, "node_modules"), filepath.Join(dir, "node_modules")); err != nil {
			t.Fatal(err)
		}
	}
}

const expressCommonJS = `const express = require('express')
const app = express()
const port = process.env.PORT || 3000

app.get('/', (req, res) => {
  res.send('Hello World!')
})

app.listen(port, '127.0.0.1', () => {
  console.log(` + "`Example app listening on port ${port}`" + `)
})
`

const expressESM = `import express from 'express'
const app = express()
const port = Number(process.env.PORT) || 3000

app.get('/', (_req, res) => {
  res.send('Hello World!')
})

app.listen(port, '127.0.0.1', () => {
  console.log(` + "`Example app listening on port ${port}`" + `)
})
`

func runExpress(t *testing.T, dir string, port int) *kit.Server {
	return kit.Start(t, dir, []string{"PORT=" + strconv.Itoa(port)}, port, "node", "--throw-deprecation", "index.js")
}

// typescript is a project of npm init's and tsc --init's, as strict as that
// is, with one of the systems of modules that it can be compiled to.
func typescript(system, module string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		modules := typescriptKit.In(t, "node_modules")
		do(t, dir, nil, "npm", "init", "--yes")
		do(t, dir, nil, "npm", "pkg", "set", "type="+system, "dependencies.express=^5.0.0",
			"devDependencies.typescript=^5.0.0", "devDependencies.@types/express=^5.0.0")
		do(t, dir, nil, filepath.Join(modules, ".bin/tsc"), "--init", "--rootDir", "src", "--outDir", "dist", "--types", "node",
			"--module", module, "--verbatimModuleSyntax", strconv.FormatBool(system == "module"), "--esModuleInterop",
			"--noUnusedLocals", "--noUnusedParameters", "--noImplicitReturns")
		write(t, dir, "src/index.ts", expressESM)
		if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
			t.Fatal(err)
		}
	}
}

func runTypeScript(t *testing.T, dir string, port int) *kit.Server {
	do(t, dir, nil, typescriptKit.In(t, "node_modules/.bin/tsc"))
	return kit.Start(t, dir, []string{"PORT=" + strconv.Itoa(port)}, port, "node", "--throw-deprecation", "dist/index.js")
}

// netHTTP is a module of go mod init's with a server.
func netHTTP(main string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		do(t, dir, nil, "go", "mod", "init", "example.com/shop")
		write(t, dir, "main.go", main)
	}
}

const netHTTPDefault = `package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "Hello, World!")
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}
`

const netHTTPMux = `package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func hello(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "Hello, World!")
}

// orderNotFound has the name of what will be scaffolded.
func orderNotFound() error { return nil }

func main() {
	if err := orderNotFound(); err != nil {
		log.Fatal(err)
	}
	router := http.NewServeMux()
	router.HandleFunc("/", hello)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), router))
}
`

func runNetHTTP(t *testing.T, dir string, port int) *kit.Server {
	do(t, dir, []string{"GOFLAGS=", "GOWORK=off"}, "go", "vet", ".")
	do(t, dir, []string{"GOFLAGS=", "GOWORK=off"}, "go", "build", "-o", "shop", ".")
	return kit.Start(t, dir, []string{"PORT=" + strconv.Itoa(port)}, port, "./shop")
}

// springBoot is a project of a pom and the class that Spring Initializr
// writes.
func springBoot(t *testing.T, dir string) {
	pom, err := os.ReadFile("../live/hosts/spring-boot/pom.xml")
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "pom.xml", string(pom))
	write(t, dir, "src/main/java/com/example/shop/ShopApplication.java", `package com.example.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ShopApplication {

	public static void main(String[] args) {
		SpringApplication.run(ShopApplication.class, args);
	}

}
`)
}

func runSpringBoot(t *testing.T, dir string, port int) *kit.Server {
	libraries := springKit.In(t, "lib/*")
	do(t, dir, nil, "mvn", "--batch-mode", "--quiet", "compile")
	return kit.Start(t, dir, nil, port, "java", "-XX:TieredStopAtLevel=1", "-cp", "target/classes:"+libraries,
		"com.example.shop.ShopApplication", "--server.address=127.0.0.1", "--server.port="+strconv.Itoa(port))
}

// rails is an application of rails new's, less what needs a database, a
// browser or the network.
func rails(t *testing.T, dir string) {
	do(t, dir, nil, "rails", "new", ".", "--name=shop", "--no-rc", "--minimal", "--skip-bundle", "--skip-git", "--skip-active-record",
		"--skip-test", "--skip-bootsnap", "--skip-listen", "--skip-sprockets")
}

func runRails(t *testing.T, dir string, port int) *kit.Server {
	kit.Need(t, "bundle", "puma")
	return kit.Start(t, dir, []string{"RAILS_ENV=production", "BUNDLE_WITHOUT=development:test", "SECRET_KEY_BASE=none", "PORT=" + strconv.Itoa(port)},
		port, "ruby", "bin/rails", "server", "--early-hints", "--binding", "127.0.0.1")
}

// aspNetCore is a project of the template "ASP.NET Core Empty".
func aspNetCore(t *testing.T, dir string) {
	do(t, dir, nil, "dotnet", "new", "web", "--name", "Shop", "--output", ".")
}

func runAspNetCore(t *testing.T, dir string, port int) *kit.Server {
	do(t, dir, nil, "dotnet", "build", "--output", "out")
	return kit.Start(t, dir, nil, port, "dotnet", "out/Shop.dll", "--urls=http://127.0.0.1:"+strconv.Itoa(port))
}

// noDotnet says why ASP.NET Core does not run where it can't: Debian has no
// .NET SDK.
func noDotnet() string {
	if _, err := exec.LookPath("dotnet"); err != nil {
		return "no .NET SDK was on the PATH"
	}
	return ""
}
