package project

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/editorconfig/editorconfig-core-go/v2"

	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/files"
	"snipgen/generate/input"
	"snipgen/generate/source"
)

// definition returns the properties that .editorconfig files set for a file:
// https://spec.editorconfig.org
func definition(file string) (*editorconfig.Definition, error) {
	parser := &styleParser{CachedParser: editorconfig.NewCachedParser()}
	var d *editorconfig.Definition
	err := guarded(func() (err error) { // the library panics on some patterns, such as "[!\xff"
		// Warnings are about unknown values, which are ignored.
		config := editorconfig.Config{Parser: parser}
		d, _, err = config.LoadGraceful(file)
		return err
	})
	if parser.unread != nil {
		return nil, parser.unread
	}
	if err != nil {
		return nil, input.Errorf(".editorconfig can't be read: %s", err).Hintf("see https://spec.editorconfig.org")
	}
	return d, nil
}

// style returns the style for a file of a project, from its .editorconfig files.
// The rules of the language override them; see Language.Tabs, NoBOM and NoCR.
func style(root, file string, l *languages.Language) (generate.Style, error) {
	var style generate.Style
	d, err := definition(filepath.Join(root, file))
	if err != nil {
		return style, err
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

// Module generates a module in the style of the project's configurations. It
// returns the errors of generate.Generator.Module, and one if such a file can't
// be read.
func Module(g *generate.Generator, r generate.Request, to generate.Destination) (generate.Module, error) {
	list, err := modules([]generate.Request{r}, to, func(rs []generate.Request) ([]generate.Module, error) {
		m, err := g.Module(rs[0], to)
		return []generate.Module{m}, err
	})
	if err != nil {
		return generate.Module{}, err
	}
	return list[0], nil
}

// Catalogue generates one module with a name and the handlers of several
// requests, in the style of the project's configurations: see
// generate.Generator.Catalogue.
func Catalogue(g *generate.Generator, rs []generate.Request, name []string, to generate.Destination) ([]generate.Module, error) {
	return modules(rs, to, func(rs []generate.Request) ([]generate.Module, error) {
		return g.Catalogue(rs, name, to, func(code, other string) string {
			return source.WithImports(code, other, rs[0].Framework.Language, rs[0].Rules)
		})
	})
}

// modules calls generate for several requests and rewrites the result in the
// style of the project's configurations.
func modules(rs []generate.Request, to generate.Destination, generate func([]generate.Request) ([]generate.Module, error)) ([]generate.Module, error) {
	list, err := generate(rs)
	if err != nil {
		return nil, err
	}
	l, file := rs[0].Framework.Language, list[0].Path
	// The configurations depend on the file's name, which generate chooses.
	rules, configured, err := rulesOf(filepath.Join(to.Root, file), l)
	if err != nil {
		return nil, err
	}
	if !configured {
		rules = rules.Over(to.Written)
	}
	for i := range rs {
		rs[i].Rules, rs[i].Restyle = rules, source.Restyle(l, rules)
	}
	if rules != (languages.Rules{}) {
		if list, err = generate(rs); err != nil {
			return nil, err
		}
	}
	code := list[0].Code
	if f, _ := formatter(filepath.Join(to.Root, file), l); f != nil && f.BlankEnd {
		if class, closed := strings.CutSuffix(code, "}\n"); closed {
			code = class + "\n}\n"
		}
	}
	style, err := style(to.Root, file, l)
	style.Indent = cmp.Or(rules.Indent, style.Indent)
	code = style.Apply(code, l)
	for i := range list {
		list[i].Code = code
	}
	return list, err
}

// A styleParser is the editorconfig library's parser, but reads files with a
// size limit.
type styleParser struct {
	*editorconfig.CachedParser
	unread error // why an existing file wasn't read
	ranges int   // the numbers in ranges so far
}

// numbers matches a range of numbers in the pattern of a section, such as
// {1..9}. The library expands it to a list, so its size is limited.
var numbers = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`([+-]?\d+)\.\.([+-]?\d+)`) })

// ParseIniGraceful parses an .editorconfig file.
func (p *styleParser) ParseIniGraceful(name string) (config *editorconfig.Editorconfig, warning, err error) {
	data, err := files.Read(name, input.EditorConfig)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			p.unread = err
		}
		return nil, nil, err
	}
	for _, m := range numbers().FindAllSubmatch(data, -1) {
		first, err1 := strconv.Atoi(string(m[1]))
		last, err2 := strconv.Atoi(string(m[2]))
		p.ranges += max(last-first, 0)
		if err1 != nil || err2 != nil || p.ranges > input.Range.Most {
			p.unread = fmt.Errorf("file %q can't be read: %w", name, input.Range.Exceeded("it"))
			return nil, nil, p.unread
		}
	}
	return editorconfig.ParseGraceful(bytes.NewReader(data))
}

// indentation returns one level of indentation, or "" if the definition has
// none.
func indentation(d *editorconfig.Definition) string {
	const most = 16 // a larger value is a mistake
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
