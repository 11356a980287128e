package command

import (
	"path/filepath"

	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/page"
)

var siteCommand = command{
	name: "site", summary: "write the reference pages of all statuses as a static site",
	notes: []string{
		"The site has a page for each status in each language and an index with search, for any static host or straight from the disk. Pages need no network " +
			"and no JavaScript, except to copy, to switch between frameworks and to search.",
	},
	flags: []*flag{
		{name: "out", group: thePlace, letter: "o", also: "output", called: []string{"folder", "dir", "directory"}, usage: "write to `FOLDER`, which must be new, empty or an earlier site"},
		{name: "base-url", group: thePlace, called: []string{"url", "domain", "canonical"}, usage: "the `URL` where the site will be, for canonical links and a sitemap.xml"},
		&bodyFlag,
		{name: "own", group: ownOnes, usage: "include the project's and your own definitions; implied by --statuses"},
		&statusFlag,
	},
	run: (*call).site,
}

func (c *call) site() error {
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
	base, err := c.filled("base-url")
	if err == nil && base != "" {
		base, err = page.Base(base)
		err = c.blame("base-url", err)
	}
	if err != nil {
		return err
	}
	site, err := c.pages(base)
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
