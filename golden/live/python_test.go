package live

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "django", target: "django", plain: several, open: python("django", "python", "uvicorn"), versions: pins("python", "Django", "uvicorn"),
			servers: pythonServers("django", "hypercorn", "gunicorn", "waitress", "runserver")},
		&run{name: "django-new", target: "django", plain: several, open: newDjango, versions: newDjangoVersions},
		&run{name: "django-old", target: "django", plain: several, open: python("django", "python-old", "uvicorn"), versions: pins("python-old", "Django", "uvicorn")},
		&run{name: "fastapi", target: "fastapi", plain: several, open: python("fastapi", "python", "uvicorn"), versions: pins("python", "fastapi", "starlette", "uvicorn"),
			servers: pythonServers("fastapi", "hypercorn")},
		&run{name: "fastapi-old", target: "fastapi", plain: several, open: python("fastapi", "python-old", "uvicorn"), versions: pins("python-old", "fastapi", "starlette", "uvicorn")},
		&run{name: "flask", target: "flask", plain: several, open: python("flask", "python", "werkzeug"), versions: pins("python", "Flask", "Werkzeug"),
			servers: pythonServers("flask", "gunicorn", "waitress")},
		&run{name: "flask-old", target: "flask", plain: several, open: python("flask", "python-old", "werkzeug"), versions: pins("python-old", "Flask", "Werkzeug")},
	)
}

// python runs all files in one process, on one of the servers in hosts/python/servers.py.
func python(host, packages, server string) func(*testing.T, string, []*cell) func(*cell) result {
	return func(t *testing.T, dir string, _ []*cell) func(*cell) result {
		bin := kit.Python("live/"+packages, "hosts/"+packages+"/requirements.txt").In(t, "bin/python")
		p := port(t)
		warnings := "error"
		if packages != "python" {
			warnings = "ignore" // old packages cause warnings themselves
		}
		return serve(kit.Start(t, dir, pythonEnv(t), p,
			bin, "-W", warnings, kit.Absolute(t, "hosts/"+host+"/host.py"), strconv.Itoa(p), "cells.json", server))
	}
}

// pythonEnv lets the hosts import servers.py and the modules in folders, and keeps Python
// from writing bytecode.
func pythonEnv(t *testing.T, folders ...string) []string {
	folders = append(folders, kit.Absolute(t, "hosts/python"))
	return []string{"PYTHONDONTWRITEBYTECODE=1", "PYTHONPATH=" + strings.Join(folders, ":")}
}

// pythonServers returns other servers for a host, in their current versions.
func pythonServers(host string, names ...string) []server {
	var out []server
	for _, name := range names {
		version := func(t *testing.T) string { return pinned(t, "python", name) }
		if name == "runserver" { // a part of Django
			version = func(t *testing.T) string { return pinned(t, "python", "Django") }
		}
		out = append(out, server{name, python(host, "python", name), version})
	}
	return out
}

// newPackages has the packages of hosts/python-new, which need the Python of a newer
// Debian. They are pure Python, so that the older Python can install them.
var newPackages = &kit.Kit{
	Name:  "live/python-new",
	Files: []string{"hosts/python-new/requirements.txt"},
	Commands: [][]string{
		{"python3", "-m", "pip", "install", "--quiet", "--no-deps", "--ignore-requires-python", "--target", "{dir}/lib", "-r", "requirements.txt"},
	},
}

// newDjango runs the newest Django, which needs a newer Python.
func newDjango(t *testing.T, dir string, _ []*cell) func(*cell) result {
	p := port(t)
	command := append(pythonEnv(t, newPackages.In(t, "lib")),
		"python3", "-W", "error", kit.Absolute(t, "hosts/django/host.py"), strconv.Itoa(p), "cells.json", "uvicorn")
	return serve(kit.Start(t, dir, nil, p, kit.Trixie.Inside(t, dir, command...)...))
}

func newDjangoVersions(t *testing.T) map[string]string {
	inside := kit.Trixie.Inside(t, kit.Absolute(t, "."), "python3", "-c", pythonVersion)
	return map[string]string{
		"Python": kit.Minor(kit.Output(t, inside...)),
		"Django": pinned(t, "python-new", "Django"), "uvicorn": pinned(t, "python-new", "uvicorn"),
	}
}

const pythonVersion = "import platform; print(platform.python_version())"

// pins returns the versions of Python and of the packages that a host pins.
func pins(host string, packages ...string) func(*testing.T) map[string]string {
	return func(t *testing.T) map[string]string {
		out := map[string]string{"Python": kit.Output(t, "python3", "-c", pythonVersion)}
		for _, p := range packages {
			out[p] = pinned(t, host, p)
		}
		return out
	}
}

// pinned returns the version of a package in a host's requirements.txt.
func pinned(t *testing.T, host, name string) string {
	text, err := os.ReadFile("hosts/" + host + "/requirements.txt")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^` + name + `==(.+)$`).FindSubmatch(text)
	if m == nil {
		t.Fatalf("%s is not pinned", name)
	}
	return string(m[1])
}
