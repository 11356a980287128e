package generate

import (
	"slices"

	"snipgen/frameworks"
	"snipgen/generate/input"
)

// The notes on a user's own template that leaves out a part of the response.
const (
	omitsHeaders = "the template leaves out headers; {{range .Headers}} lists them, {{object 0 .Headers}} prints them"
	omitsBody    = "the template leaves out the body; {{object 0 .Fields}} prints it"
)

// omitted returns notes on what a user's own template leaves out. render, which
// returned code for v, would then return the same code with another header or
// body.
func omitted(f *frameworks.Framework, v *view, code string, render func(*view) (string, error)) []string {
	if f.Category == frameworks.Client || v.Interim {
		return nil // a request needs neither, and frameworks choose the headers of a 1xx
	}
	steps := v.steps
	ignores := func(changed *view) bool {
		changed.spent = steps // all runs together keep the limit
		other, err := render(changed)
		steps = changed.steps
		return err == nil && other == code
	}
	var notes []string
	headers := make([]input.Header, len(v.Headers))
	for i, h := range v.Headers {
		headers[i] = input.Header{Name: h.Name.open(), Value: h.Value.Text.open()}
	}
	const most = 4 // others are left out with them, or not
	for i := range headers[:min(len(headers), most)] {
		changed := *v
		changed.setHeaders(slices.Delete(slices.Clone(headers), i, i+1))
		if ignores(&changed) {
			notes = append(notes, omitsHeaders)
			break
		}
	}
	if !v.Empty && !v.Head && ignores(v.otherBody()) {
		notes = append(notes, omitsBody)
	}
	return notes
}

// otherBody returns a view with other texts, and one more, in the body. Those of
// the default body may also be written without it, by .Key and .Message.
func (v *view) otherBody() *view {
	changed := *v
	if changed.Fields = append(otherTexts(v.Fields), Field{text("x"), Value{Kind: String, Text: text("x")}}); v.plain {
		changed.Key, changed.Message = text(v.Key.open()+"x"), text(v.Message.open()+"x")
	}
	changed.Body.Fields = changed.Fields
	changed.Problem = nil // which a template may write by itself
	return &changed
}

// otherTexts returns fields with other texts.
func otherTexts(fields []Field) []Field {
	out := slices.Clone(fields)
	for i := range out {
		if v := &out[i].Value; v.Kind == String {
			v.Text = text(v.Text.open() + "x")
		} else {
			v.Fields = otherTexts(v.Fields)
		}
	}
	return out
}
