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

// javascriptModule determines the module system: that of the file that mounts
// handlers, or else the one in package.json
// (https://nodejs.org/api/packages.html#determining-module-system).
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
			return facts, input.Errorf("%s is TypeScript with require", f.File).Hintf("snipgen writes `import`, which TypeScript supports in both module systems")
		}
		facts.Syntax, facts.Extension = TypeScript, ".ts"
		if ext == ".mts" || ext == ".cts" {
			facts.Extension = ext
		}
		// An import names the compiled file, which has another extension.
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
	rel, err := filepath.Rel(filepath.FromSlash(path.Dir(f.File)), filepath.FromSlash(f.Dir))
	if err != nil {
		return facts, err
	}
	if facts.Import = filepath.ToSlash(rel); !strings.HasPrefix(facts.Import, ".") {
		facts.Import = "./" + facts.Import
	}
	return facts, nil
}

// javascriptSyntax determines the module syntax of a new file by its extension,
// or else by package.json
// (https://nodejs.org/api/packages.html#determining-module-system). Without a
// file name, a tsconfig.json beside that means TypeScript.
func javascriptSyntax(f Folder) Syntax {
	switch path.Ext(f.File) {
	case ".ts", ".tsx", ".mts", ".cts":
		return TypeScript
	case ".mjs", ".jsx":
		return ESM
	case ".cjs":
		return CommonJS
	}
	typed := false
	f.upwards(func(dir string) bool {
		found := f.Exists(path.Join(dir, "package.json"))
		typed = found && f.Exists(path.Join(dir, "tsconfig.json"))
		return found
	})
	switch {
	case typed && f.File == "":
		return TypeScript
	case javascriptESM(f):
		return ESM
	}
	return CommonJS
}

// javascriptESM reports whether the nearest package.json makes files ECMAScript
// modules.
func javascriptESM(f Folder) bool {
	var manifest struct{ Type string }
	text, _ := f.nearest("package.json")
	_ = json.Unmarshal([]byte(text), &manifest) // npm reports an invalid file
	return manifest.Type == "module"
}

// javascriptServes excludes tests and type declarations.
func javascriptServes(name string) bool {
	ext := path.Ext(name)
	return slices.Contains([]string{".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"}, ext) &&
		!slices.Contains([]string{".d", ".spec", ".test"}, path.Ext(strings.TrimSuffix(name, ext)))
}
