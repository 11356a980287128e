package live

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var several = []string{"499", "404", "204", "429"}

var runs = []*run{
	{name: "aspnetcore", target: "aspnetcore", plain: several, open: aspNetCore, versions: dotnetVersion, missing: noDotnet},
	{name: "curl", target: "curl", plain: several, open: curl, versions: curlVersion},
	{name: "django", target: "django", plain: several, open: python("django", "python"), versions: pins("python", "Django", "uvicorn")},
	{name: "django-old", target: "django", plain: several, open: python("django", "python-old"), versions: pins("python-old", "Django", "uvicorn")},
	{name: "express", target: "express", plain: several, open: express("express"), versions: nodeVersions("express")},
	{name: "express-old", target: "express", plain: several, open: express("express-old"), versions: nodeVersions("express-old")},
	{name: "fastapi", target: "fastapi", plain: several, open: python("fastapi", "python"), versions: pins("python", "fastapi", "starlette", "uvicorn")},
	{name: "fastapi-old", target: "fastapi", plain: several, open: python("fastapi", "python-old"), versions: pins("python-old", "fastapi", "starlette", "uvicorn")},
	{name: "flask", target: "flask", plain: several, open: python("flask", "python"), versions: pins("python", "Flask", "Werkzeug")},
	{name: "flask-old", target: "flask", plain: several, open: python("flask", "python-old"), versions: pins("python-old", "Flask", "Werkzeug")},
	{name: "http", target: "http", open: rawHTTP, versions: clientVersions},
	{name: "nethttp", target: "nethttp", plain: several, open: netHTTP, versions: goVersion},
	{name: "rails", target: "rails", plain: several[:1], open: rails, versions: railsVersions},
	{name: "spring-boot", target: "spring-boot", plain: several[:1], open: springBoot, versions: springVersions},
}

// serve asks each cell of one server.
func serve(s *server) func(*cell) result {
	return func(c *cell) result {
		raw, err := ask(s.address, c)
		r := judge(c, raw, err)
		if noise := s.complaints(); noise != "" {
			r.complaints = append(r.complaints, "standard error: "+noise)
		}
		return r
	}
}

func judge(c *cell, raw []byte, err error) result {
	if err != nil {
		return result{complaints: []string{err.Error()}}
	}
	a, err := parse(raw, c.Method)
	if err != nil {
		return result{complaints: []string{err.Error()}}
	}
	reason := a.reason
	if c.want.interim != 0 && len(a.interim) > 0 {
		reason = a.interim[0].reason
	}
	return result{&reason, c.want.complaints(a, c.Method)}
}

func port(t *testing.T) int {
	t.Helper()
	p, err := freePort()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func python(host, kit string) func(*testing.T, string, []*cell) func(*cell) result {
	return func(t *testing.T, dir string, _ []*cell) func(*cell) result {
		bin := filepath.Join(pythonKit(kit, "hosts/"+kit+"/requirements.txt").installed(t), "bin/python")
		p := port(t)
		warnings := "error"
		if kit != "python" {
			warnings = "ignore" // old packages have some of their own
		}
		return serve(start(t, dir, []string{"PYTHONDONTWRITEBYTECODE=1"}, p,
			bin, "-W", warnings, absolute(t, "hosts/"+host+"/host.py"), strconv.Itoa(p), "cells.json"))
	}
}

// pins reads versions of Python packages.
func pins(kit string, packages ...string) func(*testing.T) map[string]string {
	return func(t *testing.T) map[string]string {
		text, err := os.ReadFile("hosts/" + kit + "/requirements.txt")
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{"Python": output(t, "python3", "-c", "import platform; print(platform.python_version())")}
		for _, p := range packages {
			m := regexp.MustCompile(`(?m)^` + p + `==(.+)$`).FindSubmatch(text)
			if m == nil {
				t.Fatalf("%s is not pinned", p)
			}
			out[p] = string(m[1])
		}
		return out
	}
}

func express(host string) func(*testing.T, string, []*cell) func(*cell) result {
	return func(t *testing.T, dir string, _ []*cell) func(*cell) result {
		need(t, "node")
		p := port(t)
		return serve(start(t, dir, []string{"NODE_PATH=" + filepath.Join(nodeKit(host).installed(t), "node_modules")}, p,
			"node", absolute(t, "hosts/express/host.js"), strconv.Itoa(p), "cells.json"))
	}
}

func nodeKit(host string) *kit {
	return &kit{
		name:      host,
		manifests: []string{"hosts/" + host + "/package.json", "hosts/" + host + "/package-lock.json"},
		commands:  [][]string{{"npm", "ci", "--no-audit", "--no-fund"}},
	}
}

func nodeVersions(host string) func(*testing.T) map[string]string {
	return func(t *testing.T) map[string]string {
		text, err := os.ReadFile("hosts/" + host + "/package.json")
		if err != nil {
			t.Fatal(err)
		}
		var manifest struct{ Dependencies map[string]string }
		if err := json.Unmarshal(text, &manifest); err != nil {
			t.Fatal(err)
		}
		return map[string]string{"Express": manifest.Dependencies["express"], "Node.js": strings.TrimPrefix(output(t, "node", "--version"), "v")}
	}
}

// output returns what a program prints.
func output(t *testing.T, command ...string) string {
	t.Helper()
	need(t, command[0])
	out, err := exec.Command(command[0], command[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}
