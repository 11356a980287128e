// Package check sends a request to a server and compares the response with the
// definition of a status.
package check

import (
	"fmt"
	"mime"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"snipgen/generate/status"
)

// A Want describes the expected response.
type Want struct {
	// Interim is the code of an interim response before the final one, or 0.
	Interim int
	Code    int
	// Fields are the expected headers, those of the interim response if there
	// is one.
	Fields []Field
	Absent []string // headers that must be absent
	Media  string   // the media type of the content; "" if there is none
	Body   string   // the content, which is JSON
	// Redirect is whether clients follow the response's Location and ignore its
	// content, which is then not compared.
	Redirect bool
	// Base is the URL of the request, against which Location is resolved; nil if
	// it isn't known.
	Base *url.URL
}

// FromMessage returns the Want for a message that is the expected response to a
// request with this method. It ignores headers that the server sets itself.
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
	w.Redirect = Redirects(w)
	if types := r.Values("Content-Type"); len(types) == 1 && (w.Body != "" || method == "HEAD") {
		w.Media, _, err = mime.ParseMediaType(types[0])
	}
	return w, err
}

// Redirects reports whether a response is a redirect without content of its own:
// RFC 9110, section 15.4, lets the server add a note with a link.
func Redirects(w Want) bool {
	location := slices.ContainsFunc(w.Fields, func(f Field) bool { return strings.EqualFold(f.Name, "Location") && f.Value != "" })
	return location && w.Body == "" && status.Redirect(w.Code)
}

// A Verdict is the result of one comparison.
type Verdict string

// The verdicts.
const (
	Same    Verdict = "same"
	Differs Verdict = "differs"
	Note    Verdict = "note"    // for information; the server may choose
	Skipped Verdict = "skipped" // in a Result without a request
)

// A Line is one comparison in a report.
type Line struct {
	Verdict Verdict `json:"verdict"`
	// What is the compared fact: status, reason, header NAME, media type, body,
	// body.MEMBER, interim or end.
	What string `json:"what"`
	// Got is the actual value and Want the expected one; "" for none.
	Got  string `json:"got"`
	Want string `json:"want"`
	// Text describes the result.
	Text string `json:"text"`
}

// Report compares the response to a request with this method. The reason phrase
// isn't compared, since clients ignore it (RFC 9112, section 4).
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
		if w.equivalent(f, got, r) {
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

// equivalent reports whether the values of a header mean the same as the
// expected one, even if they are written differently.
func (w Want) equivalent(f Field, got []string, r Response) bool {
	switch strings.ToLower(f.Name) {
	case "connection":
		// The server may add its own options, and the case isn't significant
		// (RFC 9110, section 7.6.1).
		return slices.ContainsFunc(got, func(v string) bool { return strings.EqualFold(v, f.Value) })
	case "location":
		return len(got) == 1 && w.resolved(got[0]) == w.resolved(f.Value)
	case "content-range":
		// The range covers the whole body, which the server may encode in its
		// own way.
		whole := func(body int, value string) bool { return strings.HasPrefix(value, fmt.Sprintf("bytes 0-%d/", body-1)) }
		return w.Code == 206 && len(got) == 1 && whole(len(r.Body), got[0]) && whole(len(w.Body), f.Value)
	}
	return false
}

// code compares the status codes.
func (w Want) code(r Response) Line {
	got, code := strconv.Itoa(r.Code), strconv.Itoa(w.Code)
	if r.Code == w.Code {
		return line(true, "status", got, code, "%s", got)
	}
	redirected := ""
	if to := r.Values("Location"); r.Code/100 == 3 && len(to) > 0 {
		redirected = fmt.Sprintf("; the redirect to %s is not followed", quoted(to[:1]))
	}
	return line(false, "status", got, code, "%s, not %s%s", got, code, redirected)
}

// resolved returns a Location as a client understands it (RFC 9110, section
// 10.2.2).
func (w Want) resolved(location string) string {
	if w.Base == nil {
		return location
	}
	u, err := w.Base.Parse(location)
	if err != nil {
		return location
	}
	return u.String()
}

// content compares the bodies and the headers that describe them.
func (w Want) content(r Response, method string) []Line {
	switch {
	case w.Redirect && len(r.Body) > 0:
		return []Line{{Note, "body", string(r.Body), "", quoted([]string{string(r.Body)}) + ", which clients ignore"}}
	case w.Media == "" && len(r.Body) > 0:
		return []Line{line(false, "body", string(r.Body), "", "%s, not none", quoted([]string{string(r.Body)}))}
	case w.Media == "":
		return []Line{line(true, "body", "", "", "none")}
	}
	var out []Line
	types := r.Values("Content-Type")
	if media(types) == w.Media {
		out = append(out, line(true, "media type", types[0], w.Media, "%s", shorten(types[0])))
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
	if w.Media == "application/problem+json" {
		lenient(out)
	}
	return out
}

// lenient turns differences between problems into notes if RFC 9457 leaves the
// choice to the server: a type of about:blank may be absent (section 3.1.1) or
// be a URL that explains the status, and members may be added (section 3.2), as
// frameworks add instance and traceId.
func lenient(lines []Line) {
	for i, l := range lines {
		switch {
		case l.Verdict != Differs:
		case l.What == "body.type" && l.Want == `"about:blank"` && (l.Got == "" || strings.HasPrefix(l.Got, `"http`)),
			(l.What == "body.instance" || l.What == "body.traceId") && l.Want == "":
			lines[i].Verdict = Note
		}
	}
}

// line returns a Line with the verdict Same if right, else Differs.
func line(right bool, what, got, want, format string, args ...any) Line {
	verdict := Same
	if !right {
		verdict = Differs
	}
	return Line{verdict, what, got, want, fmt.Sprintf(format, args...)}
}

// compare returns the Line that compares the actual values of something with
// the expected ones.
func compare(what string, got, want []string) Line {
	g := strings.Join(got, ", ")
	if slices.Equal(got, want) {
		return line(true, what, g, g, "%s", quoted(got))
	}
	return line(false, what, g, strings.Join(want, ", "), "%s, not %s", quoted(got), quoted(want))
}

// Differences returns the lines of a report with the verdict Differs.
func Differences(report []Line) []Line {
	return slices.DeleteFunc(slices.Clone(report), func(l Line) bool { return l.Verdict != Differs })
}

// quoted returns the values for a report: limited in number and length, and
// without line breaks.
func quoted(values []string) string {
	const most = 10
	if len(values) == 0 {
		return "none"
	}
	var out []string
	for _, v := range values[:min(len(values), most)] {
		out = append(out, strconv.Quote(shorten(v)))
	}
	if more := len(values) - most; more > 0 {
		out = append(out, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(out, ", ")
}

// media returns the media type of content in UTF-8, or "".
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
