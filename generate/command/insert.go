package command

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"

	"snipgen/generate"
	"snipgen/generate/files"
	"snipgen/generate/input"
	"snipgen/generate/project"
	"snipgen/generate/source"
	"snipgen/generate/status"
)

// insert prints what a file lacks of a snippet or, with --insert, the file
// with the snippet in it.
func (c *call) insert(g *generate.Generator, statuses []*status.Status) error {
	lang, err := c.filled("lang")
	if err != nil {
		return err
	}
	line, err := c.line(len(statuses))
	if err != nil {
		return err
	}
	name := c.text("file")
	text, err := c.content(name)
	if err != nil {
		return err
	}
	used := project.Used(filepath.Dir(name))
	if !c.given("lang") {
		// A default of the project's need not be what this file is for.
		f, err := source.Target(g.Frameworks(), name, text, lang, used)
		if err != nil {
			return err
		}
		lang = f.ID
	}
	f, err := generate.Find(g.Frameworks(), lang, used)
	if err != nil {
		return err
	}
	if err := source.Fits(g.Frameworks(), f, name); err != nil {
		return err
	}
	request, err := c.request()
	if err != nil {
		return err
	}
	request.Status, request.Framework = statuses[0], f
	file := source.New(name, text, f.Language)
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
	for _, clash := range piece.Clashes {
		c.note("not imported, as the file has the name for something else: %s", clash)
	}
	out := snippetOf(request.Status, f, generate.Snippet{Code: piece.Text(f.Language), File: piece.File})
	if margin != nil {
		out.Code = margin.Apply(out.Code)
	}
	if line > 0 {
		if out.Edits = file.Insert(piece, line); !c.on("json") {
			out.Code = file.Text()
		}
	}
	return c.print([]jsonSnippet{out}, false)
}

// line is the line that --insert names, or 0. It refuses flags that make no
// sense together for this many statuses.
func (c *call) line(statuses int) (int, error) {
	switch {
	case c.text("file") == "":
		return 0, input.Errorf("no file given").Hintf("--buffer and --insert need --file NAME")
	case statuses != 1:
		return 0, input.Errorf("--file and %d statuses were given", statuses).Hintf("put them into the file one by one")
	case c.given("indent") && c.given("insert"):
		return 0, input.Errorf("--insert and --indent were given").Hintf("leave out --indent: the line's own indentation counts")
	case c.text("indent") == "auto" && c.on("buffer"):
		return 0, input.Errorf("--buffer and --indent auto were given").Hintf("name the cursor's line: --insert 12")
	case !c.given("insert"):
		return 0, nil
	}
	line, err := strconv.Atoi(c.text("insert"))
	if err != nil || line < 1 {
		return 0, input.Errorf("line %q is no number from 1", c.text("insert")).Hintf("--insert 12")
	}
	return line, nil
}

// content returns the text of the file that the code goes into: what is on
// standard input or on the disk, where there need not be any yet.
func (c *call) content(name string) (string, error) {
	if c.on("buffer") {
		return c.input("--buffer")
	}
	text, err := files.Read(name, files.Source)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(text), err
}

// input reads standard input for a flag.
func (c *call) input(flag string) (string, error) {
	if statuses, _ := c.setting("statuses"); statuses == "-" {
		return "", input.Errorf("%s and \"--statuses -\" both read standard input", flag).Hintf("put the definitions into a file")
	}
	if isTerminal(c.stdin) {
		return "", input.Errorf("%s reads standard input, which is a terminal", flag).Hintf("it is for an editor, which pipes lines in")
	}
	text, err := files.ReadStream(c.stdin, files.Source)
	if err != nil {
		return "", fmt.Errorf("standard input can't be read: %w", err)
	}
	return string(text), nil
}

// margin is what --indent asks for, in a file, or nil.
func (c *call) margin(file *source.File) (*source.Margin, error) {
	depth, err := c.filled("indent")
	if err != nil || depth == "" {
		return nil, err
	}
	if depth != "auto" {
		return file.Depth(depth)
	}
	lines, err := c.input("--indent auto")
	if err != nil {
		return nil, err
	}
	m := file.Replacing(lines)
	return &m, nil
}
