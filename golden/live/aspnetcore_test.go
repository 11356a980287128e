package live

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "aspnetcore", target: "aspnetcore", plain: several, open: aspNetCore, versions: dotNetVersions},
	)
}

// aspNetCore compiles all programs and runs them in one process, each with a
// server of its own.
func aspNetCore(t *testing.T, dir string, cells []*cell) func(*cell) result {
	bin := filepath.Join(dir, "bin")
	if err := os.MkdirAll(bin, 0o777); err != nil {
		t.Fatal(err)
	}
	programs := map[string][]string{}
	for _, c := range cells {
		programs[filepath.Join(bin, fmt.Sprintf("cell%d.dll", c.ID))] = []string{c.File}
	}
	if complaints := kit.Compile(t, programs); complaints != "" {
		t.Fatal(complaints)
	}
	port := port(t)
	return serve(kit.Start(t, dir, nil, port, append(kit.DotNet(t), "serve", strconv.Itoa(port), bin)...))
}

func dotNetVersions(t *testing.T) map[string]string { return kit.DotNetVersions(t) }
