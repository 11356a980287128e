package languages

import (
	"path"
	"strings"
)

// Stem returns a file's path as imports name it: without its extension, and
// without the name of a file that stands for its folder.
func (l *Language) Stem(file string) string {
	stem := strings.TrimSuffix(file, path.Ext(file))
	if l.Imports != nil && l.Imports.Index != "" && path.Base(stem) == l.Imports.Index {
		return path.Dir(stem)
	}
	return stem
}

// Stems returns the stems of the files that an import in a file may mean, the
// most likely first: with a leading slash from the project's root, or else from
// any folder. It returns none for a language that imports no files.
func (l *Language) Stems(file string, e Import) []string {
	if l.Imports == nil || l.Imports.Stems == nil {
		return nil
	}
	return l.Imports.Stems(file, e)
}

// ModuleName returns the name that a module usually binds.
func (l *Language) ModuleName(module string) string {
	if l.Imports != nil && l.Imports.ModuleName != nil {
		return l.Imports.ModuleName(module)
	}
	return module[strings.LastIndexByte(module, '/')+1:]
}

// pythonStems finds a member that is a module itself, or else the module.
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
