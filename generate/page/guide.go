package page

import (
	"bytes"
	_ "embed"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v4"

	"snipgen/generate/status"
)

// guideFile maps the names of statuses to guides; its comment explains the
// fields. It is parsed only when a page is made.
//
//go:embed guide.yaml
var guideFile []byte

// A guide explains how to use a status, in English.
type guide struct {
	Use     string
	Instead []struct{ Of, Text string } // Of is the name of a status
	Clients string
	Retry   *advice
	Cache   *advice
	Older   []string
}

// An advice answers a question: whether to retry, and whether caches may reuse
// a response.
type advice struct {
	// Safe and Default are answers, as keys of answers. Each belongs to one of
	// the questions.
	Safe, Default   string
	Text, Reference string
}

// answers are the texts on pages for the answers in guides.
var answers = map[string]string{"yes": "yes", "no": "no", "later": "yes, later", "changed": "only a changed request"}

var guides = sync.OnceValue(func() map[string]*guide {
	all := map[string]*guide{}
	decoder := yaml.NewDecoder(bytes.NewReader(guideFile))
	decoder.KnownFields(true)
	if err := decoder.Decode(&all); err != nil {
		panic(fmt.Sprintf("guide.yaml: %v", err)) // it is built in
	}
	return all
})

// A guideView is a translated guide for a page. Fields are empty if there is
// nothing to say.
type guideView struct {
	Use          string
	Instead      []alternative
	Clients      string
	Retry, Cache *answer
	Older        []string
}

// An alternative is another status, and when to use it instead.
type alternative struct {
	Link link
	Text string
}

type answer struct{ Short, Text, Reference string }

// guide returns the guide of a status. A user's own definition has none, since
// only its author knows its meaning.
func (s *Site) guide(st *status.Status, t *translator, alone bool) *guideView {
	g := guides()[st.Name()]
	if g == nil || isOwn(st) {
		return &guideView{}
	}
	v := &guideView{Use: t.sayIf(g.Use), Clients: t.sayIf(g.Clients), Retry: t.answer(g.Retry), Cache: t.answer(g.Cache)}
	for _, other := range g.Instead {
		if e := s.byName[other.Of]; e != nil {
			v.Instead = append(v.Instead, alternative{linkTo(e, t, alone), t.say(other.Text)})
		}
	}
	for _, name := range g.Older {
		v.Older = append(v.Older, t.say(name))
	}
	return v
}

// answer translates an advice; nil if there is none.
func (t *translator) answer(a *advice) *answer {
	if a == nil {
		return nil
	}
	return &answer{t.say(answers[a.Safe+a.Default]), t.sayIf(a.Text), t.reference(a.Reference)}
}
