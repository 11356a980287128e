package languages

import (
	"encoding/json"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"snipgen/generate/input"
)

// javascriptModule finds out which of the language's systems of modules the
// project has: that of the file that mounts handlers, or else what package.json
// says (https://nodejs.org/api/packages.html#determining-module-system).
func javascriptModule(f Folder) (ModuleFacts, error) {
	facts := ModuleFacts{Dir: f.Dir, Syntax: CommonJS, Extension: ".js"}
	esm := javascriptESM(f)
	if esm {
		facts.Syntax = ESM
	}
	switch {
	case regexp.MustCompile(`(?m)^(?:import|export)\s`).MatchString(f.Text):
		facts.Syntax = ESM
	case strings.Contains(f.Text, "require("):
		facts.Syntax = CommonJS
	}
	ext := path.Ext(f.File)
	switch {
	case strings.HasSuffix(ext, "ts"), f.File == "" && f.Exists("tsconfig.json"):
		if facts.Syntax == CommonJS && f.File != "" {
			return facts, input.Errorf("%s is TypeScript with require", f.File).Hintf("a module is written for `import`, which TypeScript has in both systems")
		}
		facts.Syntax, facts.Extension = TypeScript, ".ts"
		if ext == ".mts" || ext == ".cts" {
			facts.Extension = ext
		}
		// A compiled file is imported, by the name that it will have.
		if esm && facts.Extension == ".ts" || facts.Extension != ".ts" {
			facts.Suffix = strings.Replace(facts.Extension, "ts", "js", 1)
		}
	case facts.Syntax == ESM:
		if ext == ".mjs" {
			facts.Extension = ext
		}
		facts.Suffix = facts.Extension
	case ext == ".cjs":
		facts.Extension, facts.Suffix = ext, ext
	}
	home := "."
	if f.File != "" {
		home = path.Dir(f.File)
	}
	rel, err := filepath.Rel(filepath.FromSlash(home), filepath.FromSlash(f.Dir))
	if err != nil {
		return facts, err
	}
	if facts.Import = filepath.ToSlash(rel); !strings.HasPrefix(facts.Import, ".") {
		facts.Import = "./" + facts.Import
	}
	return facts, nil
}

// javascriptESM reports whether the nearest package.json says that files are
// modules of ECMAScript.
func javascriptESM(f Folder) bool {
	var manifest struct{ Type string }
	f.upwards(func(dir string) bool {
		text := f.Read(path.Join(dir, "package.json"))
		// A manifest that is broken is npm's to complain of.
		_ = json.Unmarshal([]byte(text), &manifest)
		return text != ""
	})
	return manifest.Type == "module"
}

// javascriptServes leaves out tests and declarations of types.
func javascriptServes(name string) bool {
	ext := path.Ext(name)
	return slices.Contains([]string{".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"}, ext) &&
		!slices.Contains([]string{".d", ".spec", ".test"}, path.Ext(strings.TrimSuffix(name, ext)))
}
