package command

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/files"
	"snipgen/generate/input"
	"snipgen/generate/project"
	"snipgen/generate/source"
	"snipgen/generate/status"
)

// insert prints the parts of a snippet that a file lacks or, with --insert, the
// file with the snippet in it.
func (c *call) insert(g *generate.Generator, statuses []*status.Status) error {
	lang, err := c.filled("lang")
	if err != nil {
		return err
	}
	line, err := c.line(len(statuses))
	if err != nil {
		return err
	}
	name := frameworks.FileName(g.Frameworks(), c.text("file"))
	text, err := c.content(name)
	if err != nil {
		return err
	}
	used := project.Used(filepath.Dir(name))
	var f generate.Choice
	if c.given("lang") {
		f, err = generate.Find(g.Frameworks(), lang, used)
	} else { // the project's default target may not suit this file
		f, err = source.Target(g.Frameworks(), name, text, lang, used)
	}
	if err != nil {
		return err
	}
	c.inProject(&f, filepath.Dir(name))
	if err := source.Fits(g.Frameworks(), f.Framework, name); err != nil {
		return err
	}
	request, err := c.request()
	if err != nil {
		return err
	}
	request.Status, request.Framework, request.Versions = statuses[0], f.Framework, f.Versions
	setSyntax(&request, name)
	rules, err := project.Rules(name, f.Language)
	if err != nil {
		return err
	}
	file := source.New(name, text, f.Language)
	file.Beside(project.PackageNames(name, f.Language))
	request.Rules = file.Follow(rules)
	request.Restyle = source.Restyle(f.Language, request.Rules)
	var margin *source.Margin
	if line == 0 {
		if margin, err = c.margin(file); err != nil {
			return err
		}
	}
	piece, err := file.For(g, request, line, margin)
	if err != nil {
		return err
	}
	out := snippetOf(request.Status, f.Framework, piece.Snippet(f.Language))
	switch {
	case margin != nil:
		out.Code = margin.Apply(out.Code)
	case line == 0:
		out.Code = file.Indented(out.Code)
	}
	if line > 0 {
		if out.Edits = file.Insert(piece, line); !c.on("json") {
			out.Code = file.Text()
		}
	}
	return c.print([]jsonSnippet{out}, false)
}

// line returns the line that --insert names, or 0. It returns an error for
// flags that can't be combined for this number of statuses.
func (c *call) line(statuses int) (int, error) {
	switch {
	case c.text("file") == "":
		return 0, input.Errorf("no file given").Hintf("--buffer and --insert need --file NAME")
	case statuses != 1:
		return 0, input.Errorf("--file takes one status, not %d", statuses).Hintf("insert them one by one")
	case c.given("indent") && c.given("insert"):
		return 0, input.Errorf("--insert and --indent were both given").Hintf("leave out --indent: the line decides the indentation")
	case c.text("indent") == "auto" && c.on("buffer"):
		return 0, input.Errorf("--buffer and --indent auto were both given").Hintf("name the cursor's line: --insert 12")
	case !c.given("insert"):
		return 0, nil
	}
	line, err := strconv.Atoi(c.text("insert"))
	if err != nil || line < 1 {
		return 0, input.Errorf("line %q is not a number from 1", c.text("insert")).Hintf("--insert 12")
	}
	return line, nil
}

// content returns the text of the file to insert into: standard input, or the
// file on disk, which may not exist yet.
func (c *call) content(name string) (string, error) {
	if c.on("buffer") {
		return c.input("--buffer")
	}
	text, err := files.Read(name, input.SourceFile)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(text), err
}

// input reads standard input for a flag. It returns an error if that is a
// terminal or --statuses reads it too.
func (c *call) input(flag string) (string, error) {
	if statuses, _ := c.setting("statuses"); statuses == "-" {
		return "", input.Errorf("%s and \"--statuses -\" both read standard input", flag).Hintf("put the definitions in a file")
	}
	if isTerminal(c.stdin) {
		return "", input.Errorf("%s reads standard input, which is a terminal", flag).Hintf("pipe the text in, as an editor does")
	}
	text, err := files.ReadStream(c.stdin, input.SourceFile)
	if err != nil {
		return "", fmt.Errorf("standard input can't be read: %w", err)
	}
	return string(text), nil
}

// margin returns the margin that --indent requests for a file, or nil.
func (c *call) margin(file *source.File) (*source.Margin, error) {
	depth, err := c.filled("indent")
	if err != nil || depth == "" {
		return nil, err
	}
	if depth != "auto" {
		m, err := file.Depth(depth)
		return m, c.blame("indent", err)
	}
	lines, err := c.input("--indent auto")
	if err != nil {
		return nil, err
	}
	m := file.Replacing(lines)
	return &m, nil
}
