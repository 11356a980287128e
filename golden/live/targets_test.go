package live

import (
	"encoding/json"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"snipgen/generate/check"
	"snipgen/golden/kit"
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
	{name: "spring-boot", target: "spring-boot", plain: several[:1], open: springBoot("spring-boot"), versions: springVersions("spring-boot")},
	{name: "spring-boot-old", target: "spring-boot", plain: several[:1], open: springBoot("spring-boot-old"), versions: springVersions("spring-boot-old")},
}

// serve asks each cell of one server.
func serve(s *kit.Server) func(*cell) result {
	return func(c *cell) result {
		raw, err := ask(s.Address, c)
		r := judge(c, raw, err)
		if noise := s.Complaints(); noise != "" {
			r.complaints = append(r.complaints, "standard error: "+noise)
		}
		return r
	}
}

// ask sends a cell's request.
func ask(address string, c *cell) ([]byte, error) {
	u, err := url.Parse("http://" + address)
	if err != nil {
		return nil, err
	}
	u.Opaque = c.URL // as it stands
	return check.Ask(check.Request{
		Method: c.Method, URL: u, Fields: []check.Field{{Name: "X-Cell", Value: strconv.Itoa(c.ID)}},
		// A server that is asked to close the connection may say so in the
		// place of what a handler says about the connection.
		Open: slices.ContainsFunc(c.want.Fields, func(f check.Field) bool { return f.Name == "Connection" }),
	})
}

func judge(c *cell, raw []byte, err error) result {
	if err != nil {
		return result{complaints: []string{err.Error()}}
	}
	a, err := check.Parse(raw, c.Method)
	if err != nil {
		return result{complaints: []string{err.Error()}}
	}
	reason := a.Reason
	if c.want.Interim != 0 && len(a.Interim) > 0 {
		reason = a.Interim[0].Reason
	}
	complaints := complaints(c.want, a, c.Method)
	if a.Version != "HTTP/1.1" {
		complaints = append(complaints, "version "+a.Version)
	}
	return result{&reason, complaints}
}

// complaints says in what a response differs from what is wanted.
func complaints(want check.Want, got check.Response, method string) []string {
	var out []string
	for _, l := range check.Differences(want.Report(got, method)) {
		out = append(out, l.What+" "+l.Text)
	}
	return out
}

func port(t *testing.T) int {
	t.Helper()
	p, err := kit.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func python(host, packages string) func(*testing.T, string, []*cell) func(*cell) result {
	return func(t *testing.T, dir string, _ []*cell) func(*cell) result {
		bin := kit.Python("live/"+packages, "hosts/"+packages+"/requirements.txt").In(t, "bin/python")
		p := port(t)
		warnings := "error"
		if packages != "python" {
			warnings = "ignore" // old packages have some of their own
		}
		return serve(kit.Start(t, dir, []string{"PYTHONDONTWRITEBYTECODE=1"}, p,
			bin, "-W", warnings, kit.Absolute(t, "hosts/"+host+"/host.py"), strconv.Itoa(p), "cells.json"))
	}
}

// pins reads versions of Python packages.
func pins(host string, packages ...string) func(*testing.T) map[string]string {
	return func(t *testing.T) map[string]string {
		text, err := os.ReadFile("hosts/" + host + "/requirements.txt")
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{"Python": kit.Output(t, "python3", "-c", "import platform; print(platform.python_version())")}
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
		kit.Need(t, "node")
		p := port(t)
		return serve(kit.Start(t, dir, []string{"NODE_PATH=" + kit.Node("live/"+host, "hosts/"+host).In(t, "node_modules")}, p,
			"node", kit.Absolute(t, "hosts/express/host.js"), strconv.Itoa(p), "cells.json"))
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
		return map[string]string{"Express": manifest.Dependencies["express"], "Node.js": strings.TrimPrefix(kit.Output(t, "node", "--version"), "v")}
	}
}
