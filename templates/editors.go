package templates

import "embed"

//go:embed editors
var editors embed.FS

// Editor returns the configuration for an editor, by file name. It panics if
// the file doesn't exist, which a test rules out.
func Editor(file string) string {
	text, err := editors.ReadFile("editors/" + file)
	if err != nil {
		panic(err)
	}
	return string(text)
}
