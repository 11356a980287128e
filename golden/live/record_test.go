package live

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"snipgen/generate/record"
	"snipgen/generate/status"
)

var update = flag.Bool("update", false, "rewrite the record of the targets that run")

// file returns the name of the file that records the results of a target's runs. snipgen
// reads it.
func file(target string) string { return "../../generate/record/" + target + ".json" }

// An entry is the result of a run.
type entry struct {
	record.Run
	target string
	// phrases maps a status's name to the reason phrase that was received; nil if none
	// was.
	phrases map[string]*string
}

func newEntry(target string, versions map[string]string) *entry {
	return &entry{record.Run{Versions: versions, Others: map[string]string{}, Servers: map[string]record.Server{}}, target, map[string]*string{}}
}

// refuse notes a cell that snipgen was free to refuse. Those that it must refuse need no
// note: generate has checked them.
func (e *entry) refuse(c *cell) {
	if c.refusal == "" && !c.rejected {
		e.Others[c.label] = "refused"
	}
}

func (e *entry) add(c *cell, r result) {
	e.Cells++
	if len(r.complaints) > 0 {
		e.Others[c.label] = record.Failed + strings.Join(r.complaints, "; ")
	} else {
		e.Passed++
	}
	if !c.matrix {
		return
	}
	name := c.of.Name()
	if seen, found := e.phrases[name]; !found || seen == nil {
		e.phrases[name] = r.reason
	}
}

// serve runs each status once on another server, and notes what differs there.
func (e *entry) serve(t *testing.T, s server, dir string, cells []*cell) {
	other := newEntry(e.target, nil)
	ask := s.open(t, dir, cells)
	failed := map[string]string{}
	for _, c := range cells {
		if !c.matrix || c.shape != record.Default {
			continue
		}
		got, name := ask(c), c.of.Name()
		other.Cells++
		switch expected := e.phrases[name]; {
		case len(got.complaints) > 0 && strings.HasPrefix(got.complaints[0], "status "):
			failed[name] = got.complaints[0] // with another status, the rest differs too
		case len(got.complaints) > 0:
			failed[name] = strings.Join(got.complaints, "; ")
		case got.reason == nil || expected == nil || *got.reason != *expected:
			other.phrases[name] = got.reason
		}
	}
	other.compact()
	e.Servers[s.name] = record.Server{Version: s.version(t), Cells: other.Cells, Reasons: other.Reasons, Failed: failed}
}

// compact groups statuses by the pattern of their reason phrases, which keeps the record
// short.
func (e *entry) compact() {
	upper := 0
	for name, phrase := range e.phrases {
		if phrase != nil && *phrase == record.Phrase("{REASON}", name) {
			upper++
		}
	}
	patterns := []string{"{reason}", "{REASON}"}
	if upper > len(e.phrases)/4 { // "OK" alone doesn't count: it fits both
		slices.Reverse(patterns)
	}
	lists := map[string][]string{}
	var unseen []string
	for name, phrase := range e.phrases {
		if phrase == nil {
			unseen = append(unseen, name)
			continue
		}
		pattern := strings.ReplaceAll(*phrase, name[:3], "{code}")
		for _, p := range patterns {
			if record.Phrase(p, name) == *phrase {
				pattern = p
				break
			}
		}
		lists[pattern] = append(lists[pattern], name)
	}
	e.Unseen, e.Reasons = ranges(unseen), map[string]record.Names{}
	for pattern, names := range lists {
		e.Reasons[pattern] = ranges(names)
	}
}

// ranges joins names into a list, with three or more consecutive codes as a range.
func ranges(names []string) record.Names {
	slices.Sort(names)
	var out []string
	for i := 0; i < len(names); {
		end := i + 1
		for end < len(names) && follows(names[end-1], names[end]) {
			end++
		}
		if end-i > 2 {
			out = append(out, names[i]+"-"+names[end-1])
		} else {
			out = append(out, names[i:end]...)
		}
		i = end
	}
	return record.Names(strings.Join(out, " "))
}

func follows(before, after string) bool {
	a, err := strconv.Atoi(before)
	b, err2 := strconv.Atoi(after)
	return err == nil && err2 == nil && b == a+1
}

// settle compares an entry with the record, except for versions. With -update, it writes
// the entry to the record instead.
func (e *entry) settle(t *testing.T, name string) {
	t.Helper()
	e.compact()
	file := file(e.target)
	all := map[string]*record.Run{}
	text, err := os.ReadFile(file)
	if err == nil {
		all, err = record.Decode(text)
	}
	if err != nil && !(errors.Is(err, fs.ErrNotExist) && *update) {
		t.Fatal(err)
	}
	old := all[name]
	if *update {
		if e.NotRun != "" && old != nil && old.NotRun == "" {
			return // keeps the result from a machine that could run it
		}
		all[name] = &e.Run
		if err := os.WriteFile(file, encode(t, all), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if old == nil {
		t.Fatalf("%s has no entry for %s: go test ./live -run 'Live/^%s$' -update", file, name, name)
	}
	switch {
	case e.NotRun != "": // the record is from a machine that could run it
		return
	case old.NotRun != "":
		t.Fatalf("%s says that %s did not run, but it runs here", file, name)
	}
	for _, difference := range e.differences(old) {
		t.Errorf("%s, for %s, differs: %s", file, name, difference)
	}
}

// encode returns the text of a file of the record.
func encode(t *testing.T, runs map[string]*record.Run) []byte {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(runs); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// differences lists how a run differs from the recorded one.
func (e *entry) differences(old *record.Run) []string {
	was, is := lines(old), lines(&e.Run)
	var out []string
	for _, key := range slices.Sorted(maps.Keys(was)) {
		if is[key] != was[key] {
			out = append(out, fmt.Sprintf("%s: was %s, is %s", key, was[key], cmp.Or(is[key], "nothing")))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(is)) {
		if was[key] == "" {
			out = append(out, fmt.Sprintf("%s: was nothing, is %s", key, is[key]))
		}
	}
	return out
}

// lines returns the results of a run, with a line for each that can differ on its own.
func lines(r *record.Run) map[string]string {
	m := map[string]string{"cells": strconv.Itoa(r.Cells)}
	for label, outcome := range r.Others {
		m["cell "+label] = outcome
	}
	for name := range r.Unseen.All() {
		m["status "+name] = "sent"
	}
	for pattern, names := range r.Reasons {
		for name := range names.All() {
			m["status "+name] = fmt.Sprintf("sent with the reason phrase %q", record.Phrase(pattern, name))
		}
	}
	for server, on := range r.Servers {
		m["cells on "+server] = strconv.Itoa(on.Cells)
		for name, why := range on.Failed {
			m["status "+name+" on "+server] = why
		}
		for pattern, names := range on.Reasons {
			for name := range names.All() {
				m["status "+name+" on "+server] = fmt.Sprintf("sent with the reason phrase %q", record.Phrase(pattern, name))
			}
		}
	}
	return m
}

// TestRecord checks that each file of the record is as -update would write it, and that it
// has exactly the runs of these tests.
func TestRecord(t *testing.T) {
	files, err := filepath.Glob(file("*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	recorded := 0
	for _, file := range files {
		target := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(target, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all, err := record.Decode(text)
			if err != nil {
				t.Fatal(err)
			}
			again := map[string]*record.Run{}
			for name, old := range all {
				if !slices.ContainsFunc(runs, func(r *run) bool { return r.name == name && r.target == target }) {
					t.Errorf("no run is named %s", name)
				}
				recorded++
				e := newEntry(target, old.Versions)
				e.NotRun, e.Cells, e.Others, e.Servers = old.NotRun, old.Cells, old.Others, old.Servers
				for _, s := range status.Builtin() {
					if o, found := old.Of(&s); found {
						e.phrases[s.Name()] = o.Reason
					}
				}
				e.compact()
				again[name] = &e.Run
			}
			if got := encode(t, again); !bytes.Equal(got, text) {
				t.Errorf("%s would be written as\n%s", file, got)
			}
		})
	}
	if recorded != len(runs) {
		t.Errorf("the record has %d runs of %d", recorded, len(runs))
	}
}
