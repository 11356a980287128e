package generate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate/status"
)

// An Explanation is a sentence that can be translated. A nil Explanation is the
// empty text.
type Explanation struct {
	// Sentence is in English, with verbs such as %[1]s if there are Args.
	Sentence string
	// Args have the type string or Codes.
	Args []any
}

// String returns the explanation in English.
func (e *Explanation) String() string {
	switch {
	case e == nil:
		return ""
	case len(e.Args) == 0:
		return e.Sentence
	}
	return fmt.Sprintf(e.Sentence, e.Args...)
}

// Codes is a list of status codes in an Explanation.
type Codes []int

// Join lists the codes. It calls comma to join two codes, and and to join the
// last one to those before it.
func (c Codes) Join(comma, and func(before, after string) string) string {
	list := ""
	for i, code := range c {
		switch after := strconv.Itoa(code); i {
		case 0:
			list = after
		case len(c) - 1:
			list = and(list, after)
		default:
			list = comma(list, after)
		}
	}
	return list
}

// String lists the codes in English.
func (c Codes) String() string {
	return c.Join(
		func(before, after string) string { return before + ", " + after },
		func(before, after string) string { return before + " and " + after },
	)
}

// Refusal returns, in English, why a framework can't send a status, or "" if it
// can.
func Refusal(s *status.Status, f *frameworks.Framework) string { return Explain(s, f).String() }

// Explain returns why a framework can't send a status, or nil if it can.
func Explain(s *status.Status, f *frameworks.Framework) *Explanation {
	switch {
	case s.Unsendable != "":
		return &Explanation{Sentence: s.Unsendable}
	case s.Code < f.MinCode || s.Code > f.MaxCode:
		return explain(f.CodesWhy, strconv.Itoa(f.MinCode), strconv.Itoa(f.MaxCode))
	case status.Interim(s.Code) && !f.AnyInterim && !slices.Contains(f.Interim, s.Code):
		return explain(f.InterimWhy, Codes(f.Interim))
	case s.Code == 103 && f.HintsLinks && !slices.ContainsFunc(s.Headers, func(h status.Header) bool { return h.Name == "Link" }):
		return explain(frameworks.Reason{Kind: frameworks.LinksOnly})
	}
	return nil
}

// explain returns the sentence of a reason, with its names and the framework's
// codes as arguments.
func explain(why frameworks.Reason, codes ...any) *Explanation {
	e := &Explanation{Sentence: string(why.Kind)}
	if !strings.Contains(e.Sentence, "%[") {
		return e
	}
	for _, name := range why.Names {
		e.Args = append(e.Args, name)
	}
	e.Args = append(e.Args, codes...)
	return e
}
