package project

import (
	"path/filepath"

	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/files"
)

// Syntax returns the module syntax of a new file, which depends on its name or
// on the project around dir; "" if the language has only one. The name is empty
// if the code isn't for a file. If dir can't be read, only the name counts.
func Syntax(dir, name string, l *languages.Language) languages.Syntax {
	if l.Syntax == nil {
		return ""
	}
	folder := languages.Folder{Dir: ".", File: name, Read: func(string) string { return "" }, Exists: func(string) bool { return false }}
	if dir, root, _, err := files.Project(dir); err == nil {
		if below, err := filepath.Rel(root, dir); err == nil {
			s := &survey{Destination: generate.Destination{Root: root}}
			folder.Dir, folder.Read, folder.Exists = filepath.ToSlash(below), s.read, s.exists
		}
	}
	return l.Syntax(folder)
}
