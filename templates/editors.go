package templates

import "embed"

//go:embed editors
var editors embed.FS

// Editor returns the lines for an editor's configuration, by the name of their
// file. It panics for one that does not exist, which a test rules out.
func Editor(file string) string {
	text, err := editors.ReadFile("editors/" + file)
	if err != nil {
		panic(err)
	}
	return string(text)
}
