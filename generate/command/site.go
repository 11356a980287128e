package command

import (
	"path/filepath"

	"snipgen/generate/definitions"
	"snipgen/generate/input"
)

var siteCommand = command{
	name: "site", summary: "write the reference pages of all statuses as a static site",
	flags: []*flag{
		{name: "out", group: thePlace, letter: "o", also: "output", called: []string{"folder", "dir", "directory"}, usage: "write to `FOLDER`, which must be new, empty or an earlier site"},
		&bodyFlag,
		{name: "own", group: ownOnes, usage: "include the project's and your own definitions; implied by --statuses"},
		&statusFlag,
	},
	run: (*call).site,
}

func (c *call) site() error {
	if err := c.none(); err != nil {
		return err
	}
	dir, err := c.filled("out")
	if err != nil {
		return err
	}
	if dir == "" {
		return input.Errorf("no folder given").Hintf("snipgen site --out public")
	}
	if _, named := c.setting("statuses"); !named && !c.on("own") {
		c.own = &definitions.Catalogue{}
	}
	site, err := c.pages()
	if err != nil {
		return err
	}
	n, err := site.Write(dir)
	if err != nil {
		return err
	}
	c.note("wrote %d pages; open %s", n, filepath.Join(dir, "index.html"))
	return nil
}
