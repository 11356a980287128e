package live

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "gin", target: "gin", plain: several, open: gin, versions: ginVersions},
	)
}

// gin turns each cell into a package, builds one program from all of them, and starts it
// anew for each request, since all cells listen on the same port.
func gin(t *testing.T, dir string, cells []*cell) func(*cell) result {
	kit.GoModule(t, dir)
	host, err := os.ReadFile("hosts/gin/host.go")
	if err != nil {
		t.Fatal(err)
	}
	var imports, mains strings.Builder
	for _, c := range cells {
		name := fmt.Sprintf("cell%d", c.ID)
		fmt.Fprintf(&imports, "import %q\n", "generated/"+name)
		fmt.Fprintf(&mains, "\tcells[\"%d\"] = %s.Main\n", c.ID, name)
		code := strings.Replace(c.code, "package main\n", "package "+name+"\n", 1)
		code = strings.Replace(code, "\nfunc main() {\n", "\nfunc Main() {\n", 1)
		if err := os.WriteFile(c.File, []byte(code), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, code := range map[string]string{
		"host.go": string(host), "cells.go": "package main\n\n" + imports.String() + "\nfunc init() {\n" + mains.String() + "}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(code), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", "host", ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const port = 8080
	return func(c *cell) result {
		if err := awaitFree(port); err != nil {
			t.Fatal(err)
		}
		return once(c, dir, port, filepath.Join(dir, "host"), strconv.Itoa(c.ID))
	}
}

func ginVersions(t *testing.T) map[string]string {
	versions := goVersion(t)
	versions["Gin"] = strings.TrimPrefix(kit.Output(t, "go", "list", "-m", "-f", "{{.Version}}", "github.com/gin-gonic/gin"), "v")
	return versions
}
