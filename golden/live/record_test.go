package live

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"snipgen/generate/record"
)

var update = flag.Bool("update", false, "rewrite the record of the targets that run")

// file has what came of each run. The product reads it.
const file = "../../generate/record/record.json"

// An entry is what came of a target.
type entry struct{ record.Run }

func newEntry(target string, versions map[string]string) *entry {
	return &entry{record.Run{Target: target, Versions: versions, Statuses: map[string]record.Outcome{}, Others: map[string]string{}}}
}

func (e *entry) refuse(c *cell) {
	if c.matrix {
		e.Statuses[c.of.Name()] = record.Outcome{Refused: c.refused}
	} else {
		e.Others[c.label] = "refused"
	}
}

func (e *entry) add(c *cell, r result) {
	e.Cells++
	outcomeOf := record.Passed
	if len(r.complaints) > 0 {
		outcomeOf = "failed: " + strings.Join(r.complaints, "; ")
	} else {
		e.Passed++
	}
	if !c.matrix {
		if outcomeOf != record.Passed {
			e.Others[c.label] = outcomeOf
		}
		return
	}
	o := e.Statuses[c.of.Name()]
	if o.Shapes == nil {
		o = record.Outcome{Reason: r.reason, Shapes: map[string]string{}}
	}
	o.Shapes[c.shape] = outcomeOf
	e.Statuses[c.of.Name()] = o
}

// settle compares an entry with the record, in all but versions, or puts it
// there.
func (e *entry) settle(t *testing.T, name string) {
	t.Helper()
	var all map[string]*record.Run
	text, err := os.ReadFile(file)
	if err == nil {
		all, err = record.Decode(text)
	}
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if old := all[name]; e.NotRun != "" && old != nil && old.NotRun == "" {
			return // it ran elsewhere
		}
		all[name] = &e.Run
		out, err := encode(all)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, out, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	old := all[name]
	if old == nil {
		t.Fatalf("%s has no entry for %s: go test ./live -run 'Live/^%s$' -update", file, name, name)
	}
	switch {
	case e.NotRun != "": // what ran elsewhere stays
		return
	case old.NotRun != "":
		t.Fatalf("%s says that %s did not run", file, name)
	}
	for _, difference := range e.differences(old) {
		t.Errorf("%s, for %s, differs: %s", file, name, difference)
	}
}

// encode writes what is deep in the record on one line each, so that a change
// is one line too.
func encode(all map[string]*record.Run) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(all); err != nil {
		return nil, err
	}
	gap := regexp.MustCompile(`,\n {4,}|\n {4,}|\n {3}[]}]`)
	return gap.ReplaceAllFunc(out.Bytes(), func(gap []byte) []byte {
		if gap[0] == ',' {
			return []byte(", ")
		}
		return bytes.TrimSpace(gap) // the bracket, if there is one
	}), nil
}

func (e *entry) differences(old *record.Run) []string {
	var out []string
	lines := func(e *record.Run) map[string]string {
		m := map[string]string{"cells": fmt.Sprint(e.Cells), "passed": fmt.Sprint(e.Passed)}
		maps.Copy(m, e.Others)
		for status, o := range e.Statuses {
			text, err := json.Marshal(o)
			if err != nil {
				panic(err) // strings
			}
			m["status "+status] = string(text)
		}
		return m
	}
	was, is := lines(old), lines(&e.Run)
	keys := slices.Sorted(maps.Keys(was))
	for key := range is {
		if _, found := was[key]; !found {
			keys = append(keys, key)
		}
	}
	for _, key := range keys {
		if was[key] != is[key] {
			out = append(out, key+": was "+was[key]+", is "+is[key])
		}
	}
	return out
}
