// Package check compares what a server answers with what the definition of a
// status says.
package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Want is what must come back.
type Want struct {
	// Interim is the code of the head before the final one, or 0.
	Interim int
	Code    int
	// Fields belong to the interim head if there is one.
	Fields []Field
	Absent []string // fields that must not be there
	Media  string   // the media type of the content; "" where there is none
	Body   string   // the content, which is JSON
}

// FromMessage takes what is wanted from the message that should come back.
// Of its fields, those that a server makes itself are not wanted.
func FromMessage(message []byte, method string) (Want, error) {
	r, err := Parse(message, method)
	if err != nil {
		return Want{}, err
	}
	w := Want{Code: r.Code, Body: string(r.Body)}
	fields := r.Fields
	if len(r.Interim) > 0 {
		w.Interim, fields = r.Interim[0].Code, r.Interim[0].Fields
	}
	for _, f := range fields {
		switch strings.ToLower(f.Name) {
		case "date", "content-length", "transfer-encoding", "content-type":
		default:
			w.Fields = append(w.Fields, f)
		}
	}
	if types := r.Values("Content-Type"); len(types) == 1 && (w.Body != "" || method == "HEAD") {
		w.Media, _, err = mime.ParseMediaType(types[0])
	}
	return w, err
}

// A Verdict is what a line of a report says.
type Verdict string

// The verdicts.
const (
	Same    Verdict = "same"
	Differs Verdict = "differs"
	Note    Verdict = "note" // the server's own matter
)

// A Line is one thing that was compared.
type Line struct {
	Verdict Verdict `json:"verdict"`
	// What is the thing: status, reason, header NAME, media type, body,
	// body.MEMBER, interim, end.
	What string `json:"what"`
	// Got is what came and Want what should have; both are "" for nothing.
	Got  string `json:"got"`
	Want string `json:"want"`
	// Text tells both in words.
	Text string `json:"text"`
}

// Report compares a response to a request with a method, line by line.
// The reason phrase is the server's own matter: RFC 9112, section 4, has
// clients ignore it.
func (w Want) Report(r Response, method string) []Line {
	carrier := r.Head
	var interim, wanted []string
	for _, h := range r.Interim {
		interim = append(interim, strconv.Itoa(h.Code))
		if h.Code == w.Interim {
			carrier = h
		}
	}
	if w.Interim != 0 {
		wanted = []string{strconv.Itoa(w.Interim)}
	}
	var out []Line
	if interim != nil || wanted != nil {
		out = append(out, compare("interim", interim, wanted))
	}
	out = append(out, w.code(r), Line{Note, "reason", carrier.Reason, "", quoted([]string{carrier.Reason})})
	for _, f := range w.Fields {
		got, want := carrier.Values(f.Name), []string{f.Value}
		// The server has options of its own for the connection, and RFC 9110,
		// section 7.6.1, leaves the case open.
		if strings.EqualFold(f.Name, "Connection") && slices.ContainsFunc(got, func(v string) bool { return strings.EqualFold(v, f.Value) }) {
			want = got
		}
		out = append(out, compare("header "+f.Name, got, want))
	}
	for _, name := range w.Absent {
		out = append(out, compare("header "+name, carrier.Values(name), nil))
	}
	out = append(out, w.content(r, method)...)
	if len(r.Rest) > 0 {
		out = append(out, line(false, "end", string(r.Rest), "", "%s behind the response", quoted([]string{string(r.Rest)})))
	}
	return out
}

// code compares the status codes.
func (w Want) code(r Response) Line {
	got, code := strconv.Itoa(r.Code), strconv.Itoa(w.Code)
	if r.Code == w.Code {
		return line(true, "status", got, code, "%s", got)
	}
	redirected := ""
	if to := r.Values("Location"); r.Code/100 == 3 && len(to) > 0 {
		redirected = fmt.Sprintf("; the redirect to %q is not followed", to[0])
	}
	return line(false, "status", got, code, "%s, not %s%s", got, code, redirected)
}

// content compares the bodies and what the fields say of them.
func (w Want) content(r Response, method string) []Line {
	switch {
	case w.Media == "" && len(r.Body) > 0:
		return []Line{line(false, "body", string(r.Body), "", "%s, not none", quoted([]string{string(r.Body)}))}
	case w.Media == "":
		return []Line{line(true, "body", "", "", "none")}
	}
	var out []Line
	types := r.Values("Content-Type")
	if media(types) == w.Media {
		out = append(out, line(true, "media type", types[0], w.Media, "%s", types[0]))
	} else {
		out = append(out, line(false, "media type", strings.Join(types, ", "), w.Media, "%s, not %s", quoted(types), quoted([]string{w.Media})))
	}
	switch codings := r.Values("Content-Encoding"); {
	case method == "HEAD":
	case codings != nil:
		out = append(out, compare("header Content-Encoding", codings, nil))
	default:
		out = append(out, compareJSON(r.Body, []byte(w.Body))...)
	}
	return out
}

// line is a line of a report on what is right or differs.
func line(right bool, what, got, want, format string, args ...any) Line {
	verdict := Same
	if !right {
		verdict = Differs
	}
	return Line{verdict, what, got, want, fmt.Sprintf(format, args...)}
}

// compare compares the values of one thing.
func compare(what string, got, want []string) Line {
	g := strings.Join(got, ", ")
	if slices.Equal(got, want) {
		return line(true, what, g, g, "%s", quoted(got))
	}
	return line(false, what, g, strings.Join(want, ", "), "%s, not %s", quoted(got), quoted(want))
}

// Differences returns the lines of a report that say that something differs.
func Differences(report []Line) []Line {
	return slices.DeleteFunc(slices.Clone(report), func(l Line) bool { return l.Verdict != Differs })
}

func quoted(values []string) string {
	if len(values) == 0 {
		return "none"
	}
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strconv.Quote(string(shorten([]byte(v))))
	}
	return strings.Join(out, ", ")
}

// media returns the media type of a content that is JSON in UTF-8, or "".
func media(types []string) string {
	if len(types) != 1 {
		return ""
	}
	media, parameters, err := mime.ParseMediaType(types[0])
	if charset := parameters["charset"]; err != nil || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return ""
	}
	return media
}

// compareJSON compares two texts as JSON, objects member by member. Numbers
// are the same if they are written in the same way.
func compareJSON(got, want []byte) []Line {
	wanted, err := decode(want)
	if err != nil {
		panic(err) // it is the program's own
	}
	given, err := decode(got)
	if err != nil {
		return []Line{{Differs, "body", string(got), string(want), fmt.Sprintf("%s, which is %v", quoted([]string{string(got)}), err)}}
	}
	w, objects := wanted.(map[string]any)
	g, too := given.(map[string]any)
	if !objects || !too {
		return []Line{compareValues("body", given, wanted, true, true)}
	}
	var out []Line
	for _, name := range members(want) {
		value, found := g[name]
		out = append(out, compareValues("body."+name, value, w[name], found, true))
	}
	for _, name := range members(got) {
		if _, found := w[name]; !found {
			out = append(out, compareValues("body."+name, g[name], nil, true, false))
		}
	}
	if len(out) == 0 {
		return []Line{{Same, "body", "{}", "{}", "{}"}}
	}
	return out
}

func compareValues(what string, got, want any, given, wanted bool) Line {
	text := func(v any, is bool) (string, string) {
		if !is {
			return "", "none"
		}
		var out bytes.Buffer
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			panic(err) // it was decoded from JSON
		}
		s := strings.TrimSuffix(out.String(), "\n")
		return s, string(shorten([]byte(s)))
	}
	g, shownGot := text(got, given)
	w, shownWant := text(want, wanted)
	if given == wanted && reflect.DeepEqual(got, want) {
		return Line{Same, what, g, w, shownGot}
	}
	return Line{Differs, what, g, w, shownGot + ", not " + shownWant}
}

// decode decodes one JSON value.
func decode(text []byte) (any, error) {
	if !utf8.Valid(text) {
		return nil, fmt.Errorf("not UTF-8")
	}
	var value any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		return nil, fmt.Errorf("not JSON: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("more than one value")
	}
	return value, nil
}

// members lists the names of a valid JSON object's members in order, each
// once.
func members(text []byte) []string {
	var out []string
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil { // the brace
		return nil
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return out
		}
		if s := name.(string); !slices.Contains(out, s) {
			out = append(out, s)
		}
		var value json.RawMessage
		if d.Decode(&value) != nil {
			return out
		}
	}
	return out
}
