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

// Formatter returns the command that formats files of a project by a formatter
// that new files don't follow by themselves; "" if there is none. Files are
// relative to the root, with slashes.
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

// formatter returns the formatter in the nearest folder of a file, up to the
// project's root, that configures one, and its command; nil if none does.
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

// configures reports whether a folder with these names has the file that
// configures a formatter.
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

// wrapped returns a formatter's command, with the wrapper script if a folder or
// one above it has that.
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

// upTo yields a folder and those above it, up to the root: of the file system if
// the other isn't one of them.
func upTo(dir, root string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for yield(dir) && dir != root && dir != filepath.Dir(dir) {
			dir = filepath.Dir(dir)
		}
	}
}
