package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"snipgen/generate/input"
)

// compareJSON compares two JSON texts, objects member by member. Numbers are
// equal only if they are written alike.
func compareJSON(got, want []byte) []Line {
	if err := valid(want); err != nil {
		panic(err) // the expected body is always valid
	}
	if err := valid(got); err != nil {
		return []Line{line(false, "body", string(got), string(want), "%s, which is %v", quoted([]string{string(got)}), err)}
	}
	if !object(got) || !object(want) {
		return []Line{compareValues("body", got, want)}
	}
	wanted, _ := members(want, nil)
	given, more := members(got, wanted)
	var out []Line
	for _, w := range wanted {
		out = append(out, compareValues(called(w.name), value(given, w.name), w.value))
	}
	for _, g := range given {
		if value(wanted, g.name) == nil {
			out = append(out, compareValues(called(g.name), g.value, nil))
		}
	}
	if more > 0 {
		out = append(out, line(false, "body", string(got), string(want), "%d more members, not none", more))
	}
	if len(out) == 0 {
		return []Line{line(true, "body", "{}", "{}", "{}")}
	}
	return out
}

// valid returns an error if a text isn't exactly one JSON value.
func valid(text []byte) error {
	if !utf8.Valid(text) {
		return fmt.Errorf("not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(text))
	var value json.RawMessage
	if err := d.Decode(&value); err != nil {
		return fmt.Errorf("not JSON: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("more than one value")
	}
	return nil
}

func object(text []byte) bool { return bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("{")) }

// A member is a member of a JSON object.
type member struct {
	name  string
	value json.RawMessage
}

// members returns the members of a valid JSON object, in order. Of duplicates,
// only the last one counts. If expected isn't nil, it returns at most
// input.ListedMembers members that aren't expected; more is the number of the
// rest.
func members(text []byte, expected []member) (list []member, more int) {
	wanted, seen := map[string]bool{}, map[string]int{}
	for _, e := range expected {
		wanted[e.name] = true
	}
	others := 0
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil { // the opening brace
		return nil, 0
	}
	var raw json.RawMessage // which reuses its memory
	for d.More() {
		name, err := d.Token()
		if err != nil || d.Decode(&raw) != nil {
			break
		}
		m := member{name.(string), nil}
		i, again := seen[m.name]
		switch {
		case again && i >= 0:
			list[i].value = bytes.Clone(raw)
			continue
		case again:
			continue
		case expected != nil && !wanted[m.name]:
			if others++; others > input.ListedMembers.Most {
				seen[m.name] = -1
				continue
			}
		}
		m.value = bytes.Clone(raw)
		seen[m.name] = len(list)
		list = append(list, m)
	}
	return list, max(0, others-input.ListedMembers.Most)
}

// value returns the value of a member, or nil.
func value(list []member, name string) json.RawMessage {
	for _, m := range list {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

// called returns how a report writes the name of a member. An unescaped name
// could look like another line of the report.
func called(name string) string {
	plain := func(r rune) bool {
		return r <= unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("_-.", r))
	}
	if name == "" || len(name) > 100 || strings.ContainsFunc(name, func(r rune) bool { return !plain(r) }) {
		name = quoted([]string{name})
	}
	return "body." + name
}

// compareValues compares two JSON values; nil means that there is none.
func compareValues(what string, got, want json.RawMessage) Line {
	// An equal value is at most six times as long as the expected one: "a" can
	// be written as "\u0061".
	limit := max(input.DecodedValue.Most, 6*len(want))
	g, shownGot, decoded := read(got, limit)
	w, shownWant, _ := read(want, limit)
	short := func(s string) string {
		if s == "" {
			return "none"
		}
		return shorten(s)
	}
	if decoded && (got == nil) == (want == nil) && reflect.DeepEqual(g, w) {
		return line(true, what, shownGot, shownWant, "%s", short(shownGot))
	}
	return line(false, what, shownGot, shownWant, "%s, not %s", short(shownGot), short(shownWant))
}

// read decodes a valid JSON value of at most limit bytes, and returns its usual
// spelling. Without a value (nil), it returns "".
func read(raw json.RawMessage, limit int) (value any, text string, decoded bool) {
	if raw == nil {
		return nil, "", true
	}
	var out bytes.Buffer
	if err := json.Compact(&out, raw); err != nil {
		panic(err) // it is valid
	}
	if out.Len() > limit {
		return nil, out.String(), false
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		panic(err)
	}
	out.Reset()
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err)
	}
	return value, strings.TrimSuffix(out.String(), "\n"), true
}
