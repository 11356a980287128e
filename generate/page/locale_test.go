package page

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template/parse"

	"snipgen/frameworks"
	"snipgen/generate/status"
	"snipgen/templates"
)

// sources maps every English text that pages translate to where it comes from.
// It takes texts from the templates and the tables, and renders a site in HTML
// and Markdown, with a user's own definition, to record what the code asks for.
func sources(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	add := func(kind, text string) {
		if text != "" && found[text] == "" {
			found[text] = kind
		}
	}
	add("interface", "English")
	for _, file := range []string{"layout.html", "status.html", "index.html", "root.html", "status.md"} {
		data, err := templates.Page.ReadFile("page/" + file + ".tmpl")
		if err != nil {
			t.Fatal(err)
		}
		tree := parse.New(file)
		tree.Mode = parse.SkipFuncCheck
		trees := map[string]*parse.Tree{}
		if _, err := tree.Parse(string(data), "", "", trees); err != nil {
			t.Fatal(err)
		}
		for _, tree := range trees {
			texts(tree.Root, func(text string) { add("interface", text) })
		}
	}
	for _, s := range status.Builtin() {
		name := fmt.Sprintf("%03d@%s", s.Code, s.Origin)
		add("meaning of "+name, s.Meaning)
		add("why "+name+" can't be sent", s.Unsendable)
		for _, tag := range s.Tags {
			add("tag", tag)
		}
		for _, h := range s.Headers {
			add("condition of "+name+" "+h.Name, h.When)
		}
	}
	all := guides()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, text := range all[name].texts() {
			add("guide of "+name, text)
		}
	}
	for _, kind := range frameworks.ReasonKinds {
		add("why a framework can't send a status", string(kind))
	}
	for _, f := range frameworks.All {
		add("why "+f.ID+" has not run", f.NotRun)
	}

	// Record what the code asks for.
	asked := map[string]bool{}
	usual := translate(English)
	recording := *usual
	recording.record = func(text string) { asked[text] = true }
	translators.Store(English, &recording)
	localized.Delete(English)
	defer translators.Store(English, usual)
	defer localized.Delete(English)
	own := status.Status{Code: 409, Key: "order_shipped", Reason: "Conflict", Message: "It has been shipped.", Origin: status.Own}
	site := New(Options{Statuses: []status.Status{own}})
	for _, p := range site.Pages() {
		if p.Locale != English && p.Locale != "" {
			continue
		}
		if _, err := site.Render(p.Path); err != nil {
			t.Fatal(err)
		}
		if p.Status != nil {
			if _, err := site.Markdown(p.Status, English); err != nil {
				t.Fatal(err)
			}
		}
	}
	for text := range asked {
		add("interface", text)
	}
	return found
}

// texts calls f with each text that a template translates: the first argument
// of t and tf, if it is a string.
func texts(node parse.Node, f func(string)) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, n := range n.Nodes {
			texts(n, f)
		}
	case *parse.ActionNode:
		texts(n.Pipe, f)
	case *parse.TemplateNode:
		texts(n.Pipe, f)
	case *parse.IfNode:
		branch(&n.BranchNode, f)
	case *parse.RangeNode:
		branch(&n.BranchNode, f)
	case *parse.WithNode:
		branch(&n.BranchNode, f)
	case *parse.PipeNode:
		if n == nil {
			return
		}
		for _, c := range n.Cmds {
			texts(c, f)
		}
	case *parse.CommandNode:
		if name, ok := n.Args[0].(*parse.IdentifierNode); ok && (name.Ident == "t" || name.Ident == "tf") && len(n.Args) > 1 {
			if s, ok := n.Args[1].(*parse.StringNode); ok {
				f(s.Text)
			}
		}
		for _, a := range n.Args {
			texts(a, f)
		}
	}
}

func branch(n *parse.BranchNode, f func(string)) {
	texts(n.Pipe, f)
	texts(n.List, f)
	texts(n.ElseList, f)
}

// Every catalogue translates every text and no other. A failure prints the
// missing texts as lines to add to the catalogue.
func TestCatalogues(t *testing.T) {
	sources := sources(t)
	if len(sources) < 200 {
		t.Errorf("found only %d texts", len(sources))
	}
	verbs := regexp.MustCompile(`%\[[0-9]\]s`)
	for _, locale := range Locales()[1:] {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			catalogue := readTexts(locale)
			var missing strings.Builder
			kind := ""
			for _, text := range slices.SortedFunc(maps.Keys(sources), func(a, b string) int {
				if d := strings.Compare(sources[a], sources[b]); d != 0 {
					return d
				}
				return strings.Compare(a, b)
			}) {
				translation := catalogue[text]
				if strings.TrimSpace(translation) == "" {
					if sources[text] != kind {
						kind = sources[text]
						fmt.Fprintf(&missing, "# %s\n", kind)
					}
					quoted, _ := json.Marshal(text)
					fmt.Fprintf(&missing, "%s: \n", quoted)
					continue
				}
				want, got := verbs.FindAllString(text, -1), verbs.FindAllString(translation, -1)
				slices.Sort(want)
				slices.Sort(got)
				if !slices.Equal(want, got) {
					t.Errorf("the translation of %q has %v", text, got)
				}
				if len(got) > 0 && strings.Count(translation, "%") != len(got) {
					t.Errorf("the translation of %q has a %% that starts no argument", text)
				}
			}
			if missing.Len() > 0 {
				t.Errorf("missing in locales/%s.yaml:\n%s", locale, missing.String())
			}
			for text := range catalogue {
				if sources[text] == "" {
					t.Errorf("stale in locales/%s.yaml: %q", locale, text)
				}
			}
		})
	}
}
