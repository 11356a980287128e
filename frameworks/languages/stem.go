package languages

import (
	"path"
	"strings"
)

// Stem returns a file's path in the form that imports use: without its
// extension, and without the name of a file that stands for its folder.
func (l *Language) Stem(file string) string {
	stem := strings.TrimSuffix(file, path.Ext(file))
	if l.Imports != nil && l.Imports.Index != "" && path.Base(stem) == l.Imports.Index {
		return path.Dir(stem)
	}
	return stem
}

// Stems returns the stems of the files to which an import in a file may refer,
// the most likely first. With a leading slash, a stem is relative to the
// project's root; without one, to any folder. There are none if the language's
// imports don't name files.
func (l *Language) Stems(file string, e Import) []string {
	if l.Imports == nil || l.Imports.Stems == nil {
		return nil
	}
	return l.Imports.Stems(file, e)
}

// ModuleName returns the name that importing a module usually binds.
func (l *Language) ModuleName(module string) string {
	if l.Imports != nil && l.Imports.ModuleName != nil {
		return l.Imports.ModuleName(module)
	}
	return module[strings.LastIndexByte(module, '/')+1:]
}

// pythonStems returns the member as a module of its own, and the module itself.
func pythonStems(file string, e Import) []string {
	rest := strings.TrimLeft(e.Module, ".")
	up := len(e.Module) - len(rest)
	stem := strings.ReplaceAll(rest, ".", "/")
	if up > 0 {
		dir := path.Dir(file)
		for range up - 1 {
			dir = path.Dir(dir)
		}
		stem = "/" + path.Join(dir, stem)
	}
	if e.Member == "" || e.Member == "*" {
		return []string{stem}
	}
	return []string{path.Join(stem, e.Member), stem}
}

// javascriptStems resolves a relative path, or one below an alias of the
// project's source folder.
func javascriptStems(file string, e Import) []string {
	stem := e.Module
	switch path.Ext(stem) {
	case ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts":
		stem = strings.TrimSuffix(stem, path.Ext(stem))
	}
	if strings.HasPrefix(stem, ".") {
		stem = path.Join(path.Dir(file), stem)
		if path.Base(stem) == "index" {
			stem = path.Dir(stem)
		}
		return []string{"/" + stem}
	}
	for _, alias := range []string{"@/", "~/", "#"} {
		if rest, found := strings.CutPrefix(stem, alias); found {
			return []string{rest}
		}
	}
	if strings.Contains(stem, "/") && !strings.HasPrefix(stem, "@") {
		return []string{stem}
	}
	return nil
}
