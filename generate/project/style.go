package project

import (
	"path/filepath"
	"strconv"
	"strings"

	"github.com/editorconfig/editorconfig-core-go/v2"

	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
)

// style reads how a file of a project is to be written from the .editorconfig
// files that hold for it: https://spec.editorconfig.org. A language's own rules
// win over them; see Language.Tabs, NoBOM and NoCR.
func style(root, file string, l *languages.Language) (generate.Style, error) {
	var style generate.Style
	config := editorconfig.Config{Parser: editorconfig.NewCachedParser()}
	// What it warns of are values that no editor knows; they mean nothing.
	d, _, err := config.LoadGraceful(filepath.Join(root, filepath.FromSlash(file)))
	if err != nil {
		return style, input.Errorf(".editorconfig can't be read: %s", err).Hintf("https://spec.editorconfig.org describes it")
	}
	if !l.Tabs {
		style.Indent = indentation(d)
	}
	switch {
	case d.EndOfLine == editorconfig.EndOfLineCrLf:
		style.LineEnd = "\r\n"
	case d.EndOfLine == editorconfig.EndOfLineCr && !l.NoCR:
		style.LineEnd = "\r"
	}
	style.NoFinalNewline = d.InsertFinalNewline != nil && !*d.InsertFinalNewline
	style.BOM = d.Charset == editorconfig.CharsetUTF8BOM && !l.NoBOM
	return style, nil
}

// Module generates a module and writes it as the project's .editorconfig files
// say. Its errors are those of generate.Generator.Module and of such a file.
func Module(g *generate.Generator, r generate.Request, to generate.Destination) (generate.Module, error) {
	m, err := g.Module(r, to)
	if err != nil {
		return m, err
	}
	style, err := style(to.Root, m.Path, r.Framework.Language)
	m.Code = style.Apply(m.Code, r.Framework.Language)
	return m, err
}

// indentation returns one level, or "" where nothing is said of it.
func indentation(d *editorconfig.Definition) string {
	const most = 16 // more is a mistake, or the width of something else
	size, err := strconv.Atoi(d.IndentSize)
	if d.IndentSize == editorconfig.IndentStyleTab || err != nil {
		size = d.TabWidth
	}
	switch {
	case d.IndentStyle == editorconfig.IndentStyleTab:
		return "\t"
	case size < 1 || size > most:
		return ""
	}
	return strings.Repeat(" ", size)
}
