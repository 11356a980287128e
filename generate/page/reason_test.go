package page

import (
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/status"
)

// The page says in each locale why a framework can't send a status, even for a
// framework that the catalogues don't know.
func TestReasons(t *testing.T) {
	kinds := map[frameworks.ReasonKind]struct {
		names  []string
		status string
		codes  []string // the sentence contains these
	}{
		frameworks.Raises:             {[]string{"Inventa", "LimitError"}, "783", []string{"100", "599"}},
		frameworks.Disconnects:        {[]string{"Inventa"}, "783", []string{"599"}},
		frameworks.NoInterim:          {[]string{"Inventa"}, "104", nil},
		frameworks.NoInterimEither:    {[]string{"Inventa", "Baseline"}, "104", nil},
		frameworks.NoInterimBut:       {[]string{"Inventa", "Baseline", "Serveron", "callIt()"}, "104", nil},
		frameworks.InterimOnly:        {[]string{"Inventa", "callIt()"}, "104", []string{"100", "102", "103"}},
		frameworks.InterimOnlyUpgrade: {[]string{"Baseline", "Inventa"}, "104", []string{"100", "102", "103"}},
		frameworks.AwaitsFinal:        {[]string{"Inventa", "104"}, "104", nil},
		frameworks.LinksOnly:          {nil, "103@spring", []string{"103"}},
	}
	for _, kind := range frameworks.ReasonKinds {
		c, found := kinds[kind]
		if !found {
			t.Errorf("%q has no case", kind)
			continue
		}
		why := frameworks.Reason{Kind: kind, Names: c.names}
		invented := &frameworks.Framework{ID: "invented", Title: "Invented", Category: frameworks.Server, Language: languages.All[0],
			Name: "x", File: "x", Path: "/", MinCode: 100, MaxCode: 599, CodesWhy: why, Interim: []int{100, 102, 103}, InterimWhy: why, HintsLinks: true}
		s, _, err := status.Find(c.status, nil)
		if err != nil {
			t.Fatal(err)
		}
		site := New(Options{Targets: []generate.Target{{Framework: invented, Snippet: generate.Template{Text: "x", Origin: "x"}}}})
		english := generate.Refusal(s, invented)
		for _, locale := range Locales() {
			t.Run(string(kind)+" "+locale, func(t *testing.T) {
				t.Parallel()
				page, err := site.Markdown(s, locale)
				if err != nil {
					t.Fatal(err)
				}
				_, line, found := strings.Cut(string(page), "\n- Invented: ")
				line, _, _ = strings.Cut(line, "\n")
				if !found || strings.Contains(line, "%") {
					t.Errorf("the page of %s says %q", c.status, line)
				}
				for _, word := range slices.Concat(c.names, c.codes) {
					if !strings.Contains(line, word) {
						t.Errorf("%q lacks %q", line, word)
					}
				}
				if locale == English && line != english {
					t.Errorf("the page says %q, but Refusal says %q", line, english)
				} else if locale != English && line == english {
					t.Errorf("%q is not translated", line)
				}
			})
		}
	}
}
