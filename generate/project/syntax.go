package project

import (
	"path/filepath"

	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/files"
)

// Syntax returns the module syntax that a new file in a folder has, by its name
// or by the project around it; "" if the language has only one. The name is
// empty if there is no file. A folder that can't be read says nothing.
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
