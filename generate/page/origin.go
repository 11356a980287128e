package page

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"snipgen/generate/status"
)

//go:embed origins.yaml
var originsFile []byte

var origins = sync.OnceValue(func() (o struct{ Described, Names map[string]string }) {
	if err := yaml.Unmarshal(originsFile, &o); err != nil {
		panic(fmt.Sprintf("origins.yaml: %v", err)) // it is built in
	}
	return o
})

// originName returns the name of an origin as its vendor writes it, or a
// translated description.
func (t *translator) originName(origin string) string {
	if text, found := origins().Described[origin]; found {
		return t.say(text)
	}
	if origin == status.Own {
		return t.say(own)
	}
	return origins().Names[origin]
}

// Labels above a page's heading, which say where a status comes from.
const (
	standard   = "HTTP standard"
	vendor     = "Vendor-specific"
	unofficial = "Not in the HTTP standard"
	own        = "Own definition"
	ownGroup   = "Own definitions"
)

func label(s *status.Status) string {
	switch {
	case s.Origin == "iana":
		return standard
	case isOwn(s):
		return own
	case s.Origin == "rfc2324" || origins().Described[s.Origin] != "":
		return unofficial
	}
	return vendor
}

// isOwn reports whether a status comes from the user's definitions or from the
// command line alone.
func isOwn(s *status.Status) bool { return s.Origin == status.Own || s.Origin == "" }

// A form is a pattern of references that contain a word to translate, and the
// English text with its arguments. The arguments are names of documents, which
// aren't translated.
type form struct {
	pattern *regexp.Regexp
	text    string
}

var forms = sync.OnceValue(func() []form {
	return []form{
		{regexp.MustCompile(`^(.+), section ([0-9.]+)$`), "%[1]s, section %[2]s"},
		{regexp.MustCompile(`^(.+), sections ([0-9.]+) and ([0-9.]+)$`), "%[1]s, sections %[2]s and %[3]s"},
		{regexp.MustCompile(`^(.+) documentation, error ([0-9]+)$`), "%[1]s documentation, error %[2]s"},
		{regexp.MustCompile(`^(.+) source, (.+)$`), "%[1]s source, %[2]s"},
		{regexp.MustCompile(`^(.+) documentation, (.+)$`), "%[1]s documentation, %[2]s"},
	}
})

// reference translates the words of a reference to a document, but not the
// document's name.
func (t *translator) reference(name string) string {
	if prose[name] {
		return t.say(name)
	}
	if first, second, found := strings.Cut(name, ", and "); found {
		return t.say("%[1]s and %[2]s", t.reference(first), t.reference(second))
	}
	if before, rest, _ := strings.Cut(name, " ("); prose[strings.TrimSuffix(rest, ")")] {
		return t.reference(before) + " (" + t.say(strings.TrimSuffix(rest, ")")) + ")"
	}
	for _, f := range forms() {
		if m := f.pattern.FindStringSubmatch(name); m != nil {
			args := make([]any, len(m)-1)
			for i, text := range m[1:] {
				args[i] = text
			}
			return t.say(f.text, args...)
		}
	}
	return name
}

// prose lists the references, and the remarks in parentheses after a reference,
// that are sentences to translate instead of names.
var prose = map[string]bool{
	"no primary source found":                                true,
	"secondary sources only":                                 true,
	"Node source before 13.0 and Plug source before 1.8":     true,
	"a captured response":                                    true,
	"a comment":                                              true,
	"after draft-ietf-webdav-protocol":                       true,
	"after the Google Gears proposal for resumable requests": true,
	"after the WebDAV advanced collections draft":            true,
	"temporary IANA registration":                            true,
}
