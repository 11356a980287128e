package page

import (
	"cmp"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate/status"
)

// A constant is a name for a code, and the frameworks that share it.
type constant struct {
	Frameworks []string // titles
	Names      []constantName
}

// A constantName is an expression and the versions that have it; empty if all
// do.
type constantName struct{ Name, Versions string }

// constants returns the frameworks' names for a status's code. Only the default
// meaning has names, since the names refer to it.
func (s *Site) constants(st *status.Status, t *translator) []constant {
	if !st.Default && !isOwn(st) {
		return nil
	}
	var out []constant
	for _, f := range s.frameworks {
		if f.Category != frameworks.Server {
			continue
		}
		var names []constantName
		for _, r := range f.All(st.Code) {
			names = append(names, constantName{r.Name, versions(f, r, t)})
		}
		if names == nil {
			continue
		}
		c, _ := element(&out, func(c constant) bool { return slices.Equal(c.Names, names) })
		c.Names, c.Frameworks = names, append(c.Frameworks, f.Title)
	}
	return out
}

// versions says, in a locale, which versions have a name; "" if all do.
func versions(f *frameworks.Framework, r frameworks.Renamed, t *translator) string {
	of := cmp.Or(f.Names.Title, f.Title)
	var parts []string
	if r.Since != "" {
		parts = append(parts, t.say("since %[1]s", of+" "+r.Since))
	}
	if r.Before != "" {
		parts = append(parts, t.say("before %[1]s", of+" "+r.Before))
	}
	return strings.Join(parts, ", ")
}
