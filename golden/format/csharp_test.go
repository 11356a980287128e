package format

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/golden/kit"
)

func init() {
	formatters = append(formatters, formatter{
		name: "roslyn", language: "csharp",
		run: func(t *testing.T, dir string) (string, error) {
			format := append(kit.DotNet(t), "format", dir)
			return "", run(dir, format[0], format[1:]...)
		},
		wrong: sample{file: "Program.cs", code: "var x=1;\n"},
	})
}

// compiled limits the files that are compiled.
const compiled = 400

// TestCompile shows that the compiler has no warning about what comes out at
// every length, as snippets and as modules.
func TestCompile(t *testing.T) {
	dir := t.TempDir()
	for _, framework := range frameworks.All {
		if framework.Language.ID != "csharp" {
			continue
		}
		samples := sweep(t, framework, *random, *seed)
		few := min(len(samples), compiled)
		programs := map[string][]string{}
		for i := range few { // some of each kind
			s := samples[i*len(samples)/few]
			if strings.Contains(s.about, `" part="`) {
				continue // no file of its own
			}
			file := filepath.Join(dir, fmt.Sprintf("%s%d.cs", framework.ID, i))
			if err := os.WriteFile(file, []byte(s.code), 0o666); err != nil {
				t.Fatal(err)
			}
			programs[strings.TrimSuffix(file, ".cs")+".dll"] = []string{file}
		}
		for i, found := range strings.Split(kit.Compile(t, programs), "\n") {
			if i == *most {
				break
			}
			if name, _, located := strings.Cut(found, "("); located {
				code, err := os.ReadFile(name)
				if err != nil {
					t.Error(err)
				}
				t.Errorf("%s\n%s", found, code)
			} else if found != "" {
				t.Error(found)
			}
		}
	}
}
