package editors

import (
	"slices"
	"strings"

	"snipgen/generate/input"
	"snipgen/templates"
)

// An Editor is an editor with a configuration that runs snipgen.
type Editor struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Aliases []string `json:"aliases"`
	// Where is the file for the configuration.
	Where string `json:"where"`
	// NotRun explains why no test has run the configuration; empty if one has.
	NotRun string `json:"not_run,omitempty"`
	file   string
}

// All lists the editors by ID.
var All = []Editor{
	{ID: "emacs", Title: "Emacs", Where: "~/.emacs.d/init.el", file: "emacs.el"},
	{ID: "helix", Title: "Helix", Aliases: []string{"hx"}, Where: "~/.config/helix/config.toml", file: "helix.toml"},
	{
		ID: "jetbrains", Title: "JetBrains", Aliases: []string{"goland", "idea", "intellij", "pycharm", "rider", "rubymine", "webstorm"},
		Where: "tools/snipgen.xml", NotRun: "no such IDE runs where the tests do", file: "jetbrains.xml",
	},
	{ID: "kakoune", Title: "Kakoune", Aliases: []string{"kak"}, Where: "~/.config/kak/kakrc", file: "kakoune.kak"},
	{ID: "neovim", Title: "Neovim", Aliases: []string{"nvim"}, Where: "~/.config/nvim/init.lua", file: "neovim.lua"},
	{
		ID: "sublime", Title: "Sublime Text", Aliases: []string{"subl", "sublime text"},
		Where: "Packages/User/snipgen.py", NotRun: "no Sublime Text runs where the tests do", file: "sublime.py",
	},
	{ID: "vim", Title: "Vim", Aliases: []string{"vi"}, Where: "~/.vimrc", file: "vim.vim"},
	{
		ID: "vscode", Title: "VS Code", Aliases: []string{"code", "visual studio code", "vs code"},
		Where: ".vscode/tasks.json", NotRun: "no VS Code runs where the tests do", file: "vscode.jsonc",
	},
	{ID: "zed", Title: "Zed", Where: "~/.config/zed/tasks.json", NotRun: "no Zed runs where the tests do", file: "zed.jsonc"},
}

// Find returns the editor with this ID, title or alias, in any case.
func Find(query string) (Editor, error) {
	q := strings.ToLower(strings.TrimSpace(query))
	var names []string
	for _, e := range All {
		if q == e.ID || q == strings.ToLower(e.Title) || slices.Contains(e.Aliases, q) {
			return e, nil
		}
		names = append(append(names, e.ID), e.Aliases...)
	}
	err := input.Errorf("unknown editor %q", query)
	if near := input.Nearest(query, names); near != "" {
		return Editor{}, err.Hintf("did you mean %q? `snipgen editor` lists all", near)
	}
	return Editor{}, err.Hintf("`snipgen editor` lists all")
}

// Recipe returns the configuration for the editor.
func (e Editor) Recipe() string { return templates.Editor(e.file) }

// Listed is the JSON form of an editor.
type Listed struct {
	Editor
	Recipe string `json:"recipe"`
}

// List returns the JSON form of the editor.
func (e Editor) List() Listed {
	e.Aliases = append([]string{}, e.Aliases...) // a list in JSON, even without any
	return Listed{e, e.Recipe()}
}
