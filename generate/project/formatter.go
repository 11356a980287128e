package project

import (
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"snipgen/frameworks/languages"
	"snipgen/generate/files"
	"snipgen/generate/input"
)

// Formatter returns the command that formats new files with the project's
// formatter, if that needs to run because snipgen can't follow its style; else
// "". Files are relative to the root, with slashes.
func Formatter(root string, names []string, l *languages.Language) string {
	if len(names) == 0 {
		return ""
	}
	f, command := formatter(filepath.Join(root, names[0]), l)
	if f == nil {
		return ""
	}
	if f.Files {
		command += " " + strings.Join(names, " ")
	}
	return command
}

// formatter returns the formatter that is configured nearest to a file,
// searching up to the project's root, and its command; nil if there is none.
func formatter(file string, l *languages.Language) (*languages.Formatter, string) {
	_, first, root, known := around(file)
	if !known {
		return nil, ""
	}
	for dir := range upTo(first, root) {
		names := namesIn(dir)
		for i := range l.Formatters {
			if f := &l.Formatters[i]; configures(f, dir, names) {
				return f, wrapped(f, dir, root)
			}
		}
	}
	return nil, ""
}

// configures reports whether dir, which contains these names, configures a
// formatter.
func configures(f *languages.Formatter, dir string, names []string) bool {
	for _, name := range names {
		if matched, _ := path.Match(f.File, name); !matched {
			continue
		}
		if f.Mention == "" {
			return true
		}
		data, err := files.Read(filepath.Join(dir, name), input.ManifestFile)
		if err == nil && strings.Contains(string(decode(data)), f.Mention) {
			return true
		}
	}
	return false
}

// wrapped returns the command of a formatter. If dir or a parent up to root has
// the build tool's wrapper script, the command starts with that.
func wrapped(f *languages.Formatter, dir, root string) string {
	if f.Wrapper == "" {
		return f.Command
	}
	_, arguments, _ := strings.Cut(f.Command, " ")
	for dir := range upTo(dir, root) {
		if _, err := os.Stat(filepath.Join(dir, f.Wrapper)); err == nil {
			return "./" + f.Wrapper + " " + arguments
		}
	}
	return f.Command
}

// upTo yields dir and its parents up to root, or up to the root of the file
// system if root isn't one of them.
func upTo(dir, root string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for yield(dir) && dir != root && dir != filepath.Dir(dir) {
			dir = filepath.Dir(dir)
		}
	}
}
