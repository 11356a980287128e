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
)

var update = flag.Bool("update", false, "rewrite the record of the targets that run")

// record has what came of each run. It is data that people and the product
// read.
const record = "record.json"

// passed is an outcome; another one says what was wrong.
const passed = "passed"

// An entry is what came of a target.
type entry struct {
	// NotRun says why none of the cells ran.
	NotRun   string            `json:"not_run,omitempty"`
	Versions map[string]string `json:"versions,omitempty"`
	Cells    int               `json:"cells"`
	Passed   int               `json:"passed"`
	// Statuses has the matrix by what each status is asked for, and Others
	// what other cells did not pass.
	Statuses map[string]outcome `json:"statuses,omitempty"`
	Others   map[string]string  `json:"others,omitempty"`
}

// An outcome is what came of a status: a refusal for all shapes, or the reason
// phrase on the wire and an outcome a shape.
type outcome struct {
	Refused string            `json:"refused,omitempty"`
	Reason  *string           `json:"reason,omitempty"`
	Shapes  map[string]string `json:"shapes,omitempty"`
}

func newEntry(versions map[string]string) *entry {
	return &entry{Versions: versions, Statuses: map[string]outcome{}, Others: map[string]string{}}
}

func (e *entry) refuse(c *cell) {
	if c.matrix {
		e.Statuses[query(c.of)] = outcome{Refused: c.refused}
	} else {
		e.Others[c.label] = "refused"
	}
}

func (e *entry) add(c *cell, r result) {
	e.Cells++
	outcomeOf := passed
	if len(r.complaints) > 0 {
		outcomeOf = "failed: " + strings.Join(r.complaints, "; ")
	} else {
		e.Passed++
	}
	if !c.matrix {
		if outcomeOf != passed {
			e.Others[c.label] = outcomeOf
		}
		return
	}
	o := e.Statuses[query(c.of)]
	if o.Shapes == nil {
		o = outcome{Reason: r.reason, Shapes: map[string]string{}}
	}
	o.Shapes[c.shape] = outcomeOf
	e.Statuses[query(c.of)] = o
}

// settle compares an entry with the record, in all but versions, or puts it
// there.
func (e *entry) settle(t *testing.T, name string) {
	t.Helper()
	all := map[string]*entry{}
	text, err := os.ReadFile(record)
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil && !(*update && os.IsNotExist(err)) {
		t.Fatal(err)
	}
	if *update {
		if old := all[name]; e.NotRun != "" && old != nil && old.NotRun == "" {
			return // it ran elsewhere
		}
		all[name] = e
		out, err := encode(all)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(record, out, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	old := all[name]
	if old == nil {
		t.Fatalf("%s has no entry for %s: go test ./live -run 'Live/^%s$' -update", record, name, name)
	}
	switch {
	case e.NotRun != "": // what ran elsewhere stays
		return
	case old.NotRun != "":
		t.Fatalf("%s says that %s did not run", record, name)
	}
	for _, difference := range e.differences(old) {
		t.Errorf("%s, for %s, differs: %s", record, name, difference)
	}
}

// encode writes what is deep in the record on one line each, so that a change
// is one line too.
func encode(all map[string]*entry) ([]byte, error) {
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

func (e *entry) differences(old *entry) []string {
	var out []string
	lines := func(e *entry) map[string]string {
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
	was, is := lines(old), lines(e)
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
