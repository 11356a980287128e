package live

import (
	"os"
	"regexp"
	"strconv"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "django", target: "django", plain: several, open: python("django", "python"), versions: pins("python", "Django", "uvicorn")},
		&run{name: "django-old", target: "django", plain: several, open: python("django", "python-old"), versions: pins("python-old", "Django", "uvicorn")},
		&run{name: "fastapi", target: "fastapi", plain: several, open: python("fastapi", "python"), versions: pins("python", "fastapi", "starlette", "uvicorn")},
		&run{name: "fastapi-old", target: "fastapi", plain: several, open: python("fastapi", "python-old"), versions: pins("python-old", "fastapi", "starlette", "uvicorn")},
		&run{name: "flask", target: "flask", plain: several, open: python("flask", "python"), versions: pins("python", "Flask", "Werkzeug")},
		&run{name: "flask-old", target: "flask", plain: several, open: python("flask", "python-old"), versions: pins("python-old", "Flask", "Werkzeug")},
	)
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
