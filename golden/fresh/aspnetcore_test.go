package fresh

import (
	"path/filepath"
	"strconv"
	"testing"

	"golang.org/x/tools/txtar"

	"snipgen/golden/kit"
)

func init() {
	register(
		project{name: "aspnetcore", target: "aspnetcore", start: aspNetCore, run: runAspNetCore},
	)
}

// aspNetCore makes a project from the SDK's template "ASP.NET Core Empty" or, without the
// SDK, from a copy of it.
func aspNetCore(t *testing.T, dir string) {
	if kit.DotNetSDK() {
		do(t, dir, nil, "dotnet", "new", "web", "--name", "Shop", "--output", ".")
		return
	}
	starter, err := txtar.ParseFile("../starters/aspnetcore.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range starter.Files {
		write(t, dir, file.Name, string(file.Data))
	}
}

func runAspNetCore(t *testing.T, dir string, port int) *kit.Server {
	out := t.TempDir() // not in the project, which a test may build twice
	program := filepath.Join(out, "Shop.dll")
	run := []string{"dotnet", program}
	if kit.DotNetSDK() {
		do(t, dir, nil, "dotnet", "build", "--output", out)
	} else {
		var sources []string
		for _, pattern := range []string{"*.cs", "*/*.cs"} {
			found, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil {
				t.Fatal(err)
			}
			sources = append(sources, found...)
		}
		if complaints := kit.Compile(t, map[string][]string{program: sources}); complaints != "" {
			t.Fatal(complaints)
		}
		run = append(kit.DotNet(t), "run", program)
	}
	return kit.Start(t, dir, nil, port, append(run, "--urls=http://127.0.0.1:"+strconv.Itoa(port))...)
}
