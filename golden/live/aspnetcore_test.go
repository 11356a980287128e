package live

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"snipgen/generate/check"
	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "aspnetcore", target: "aspnetcore", plain: several, open: aspNetCore, versions: dotNetVersions},
	)
}

func dotNetVersions(t *testing.T) map[string]string { return kit.DotNetVersions(t) }

func aspNetCore(t *testing.T, dir string, cells []*cell) func(*cell) result {
	programs := map[int][]string{}
	for _, c := range cells {
		programs[c.ID] = []string{c.File}
	}
	return serve(aspNetCoreHost(t, dir, programs))
}

// aspNetCoreHost compiles programs and runs them in one process, each with its own
// server. programs maps a program's ID to its files. A request's X-Cell header has the ID
// of the program that must answer it.
func aspNetCoreHost(t *testing.T, dir string, programs map[int][]string) *kit.Server {
	t.Helper()
	bin := filepath.Join(dir, "bin")
	if err := os.MkdirAll(bin, 0o777); err != nil {
		t.Fatal(err)
	}
	outputs := map[string][]string{}
	for id, files := range programs {
		outputs[filepath.Join(bin, fmt.Sprintf("cell%d.dll", id))] = files
	}
	if complaints := kit.Compile(t, outputs); complaints != "" {
		t.Fatal(complaints)
	}
	port := port(t)
	return kit.Start(t, dir, nil, port, append(kit.DotNet(t), "serve", strconv.Itoa(port), bin)...)
}

// mapped matches a call that maps an endpoint. Its groups are the end of the call's name,
// the path and, for MapMethods, the method.
var mapped = regexp.MustCompile(`app\.Map(\w+)\(\s*"([^"]*)"(?:,\s*\["(\w+)"\])?`)

// TestAspNetCoreModules checks that each golden module, once mounted, sends the same
// response as the golden snippet of the same name.
func TestAspNetCoreModules(t *testing.T) {
	folders, err := filepath.Glob(kit.Absolute(t, "../modules/aspnetcore/*"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("%d modules, %v", len(folders), err)
	}
	// "catalogue" has no snippet, and the snippet of "own-body" is of another definition
	// than the module.
	folders = slices.DeleteFunc(folders, func(folder string) bool {
		return slices.Contains([]string{"catalogue", "own-body"}, filepath.Base(folder))
	})
	programs := map[int][]string{}
	for i, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.cs"))
		if err != nil {
			t.Fatal(err)
		}
		programs[2*i] = []string{kit.Absolute(t, filepath.Join("../snippets/aspnetcore", filepath.Base(folder), "Program.cs"))}
		programs[2*i+1] = files
	}
	server := aspNetCoreHost(t, t.TempDir(), programs)
	for i, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			snippet, module := mappedCell(t, 2*i, programs[2*i]), mappedCell(t, 2*i+1, programs[2*i+1])
			raw, err := ask(server.Address, snippet)
			if err != nil {
				t.Fatal(err)
			}
			if module.want, err = check.FromMessage(raw, snippet.Method); err != nil {
				t.Fatal(err)
			}
			module.want.Fields = slices.DeleteFunc(module.want.Fields, func(f check.Field) bool { return f.Name == "Connection" })
			if module.want.Code == 404 && module.want.Media == "" {
				t.Fatalf("%s %s has no endpoint", snippet.Method, snippet.URL)
			}
			raw, err = ask(server.Address, module)
			for _, complaint := range judge(module, raw, err).complaints {
				t.Error(complaint)
			}
		})
	}
	if noise := server.Complaints(); noise != "" {
		t.Errorf("standard error: %s", noise)
	}
}

// mappedCell returns a cell that requests a program's only endpoint apart from "/".
func mappedCell(t *testing.T, id int, files []string) *cell {
	t.Helper()
	for _, file := range files {
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, route := range mapped.FindAllStringSubmatch(string(code), -1) {
			if route[2] != "/" { // the starter project has its own endpoint there
				c := &cell{ID: id, Method: strings.ToUpper(cmp.Or(route[3], route[1]))}
				c.at(route[2])
				return c
			}
		}
	}
	t.Fatalf("no route in %v", files)
	return nil
}
