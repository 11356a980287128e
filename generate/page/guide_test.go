package page

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"snipgen/generate/status"
)

// texts returns the texts in a guide that pages translate, without empty ones.
func (g *guide) texts() []string {
	list := append([]string{g.Use, g.Clients}, g.Older...)
	for _, other := range g.Instead {
		list = append(list, other.Text)
	}
	for _, a := range []*advice{g.Retry, g.Cache} {
		if a != nil {
			list = append(list, a.Text)
		}
	}
	return slices.DeleteFunc(list, func(text string) bool { return text == "" })
}

// Every status has a guide, and every guide belongs to a status. What a guide
// states has a source: a section of a specification, or the document that
// defines the status.
func TestGuides(t *testing.T) {
	all := guides()
	builtin := map[string]*status.Status{}
	for _, s := range status.Builtin() {
		builtin[s.Name()] = &s
		if all[s.Name()] == nil {
			t.Errorf("%s has no guide", s.Name())
		}
	}
	section := regexp.MustCompile(`^(RFC [0-9]+|draft-[a-z0-9-]+), section [0-9]+(\.[0-9]+)*$`)
	older := regexp.MustCompile(`^[A-Z][A-Za-z -]+ \((RFC [0-9]+|draft-[a-z0-9-]+), section [0-9.]+\)$`)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, g := builtin[name], all[name]
			if s == nil {
				t.Fatal("no status has this name")
			}
			if g.Use == "" || g.Clients == "" || len(g.Instead) == 0 || g.Retry == nil || g.Cache == nil {
				t.Fatal("the guide is incomplete")
			}
			seen := map[string]bool{name: true}
			for _, other := range g.Instead {
				if builtin[other.Of] == nil || other.Text == "" {
					t.Errorf("instead has the status %q with the text %q", other.Of, other.Text)
				}
				if seen[other.Of] {
					t.Errorf("instead has %s twice, or the status itself", other.Of)
				}
				seen[other.Of] = true
			}
			if !slices.Contains([]string{"yes", "no", "later", "changed"}, g.Retry.Safe) || g.Retry.Default != "" || g.Retry.Text == "" {
				t.Errorf("retry is %+v", *g.Retry)
			}
			if !slices.Contains([]string{"yes", "no"}, g.Cache.Default) || g.Cache.Safe != "" {
				t.Errorf("cache is %+v", *g.Cache)
			}
			for _, reference := range []string{g.Retry.Reference, g.Cache.Reference} {
				if !section.MatchString(reference) && (reference != s.Reference || s.URL == "") {
					t.Errorf("the reference %q names no section and isn't the status's own", reference)
				}
			}
			for _, o := range g.Older {
				if !older.MatchString(o) {
					t.Errorf("the older name %q has no source", o)
				}
			}
			for _, text := range g.texts() {
				if text != strings.TrimSpace(text) || strings.ContainsAny(text, "\n“”‘’") {
					t.Errorf("%q starts or ends with white space, or has a line break or a curly quote", text)
				}
			}
		})
	}
}

// Guides call exactly those statuses cacheable by default that RFC 9110, section
// 15.1, and RFC 7725, section 3, define as heuristically cacheable.
func TestGuideCacheable(t *testing.T) {
	all := guides()
	want := []string{"200", "203", "204", "206", "300", "301", "308", "404", "405", "410", "414", "451", "501"}
	var got []string
	for name, g := range all {
		if g.Cache.Default == "yes" {
			got = append(got, name)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("cacheable: got %v, want %v", got, want)
	}
}
