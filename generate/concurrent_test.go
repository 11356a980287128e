package generate_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/status"
)

// concurrentRequests are requests for all that a Generator makes, in every
// target.
func concurrentRequests() []generate.Request {
	var out []generate.Request
	for _, name := range []int{204, 404, 429, 499} {
		s, _ := status.Default(name)
		for _, f := range frameworks.All {
			for _, body := range []*generate.Shape{generate.ErrorShape, generate.ProblemShape} {
				out = append(out, generate.Request{Status: s, Framework: f, Body: body, URL: url})
			}
		}
	}
	return out
}

// everything is what a Generator makes of a request: the snippet with its stops
// and, where the target has one, the module.
func everything(g *generate.Generator, r generate.Request) string {
	snippet, stops, err := g.Stops(r)
	out := fmt.Sprintln(snippet, stops, err)
	if r.Framework.Project != nil {
		m, err := g.Module(r, generate.Destination{ModuleFacts: languages.ModuleFacts{Dir: "shop", Package: "shop"}})
		out += fmt.Sprintln(m, err)
	}
	return out
}

// Many goroutines that share a Generator get what each would get alone, the
// first use of every template included.
func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	requests := concurrentRequests()
	want := make([]string, len(requests))
	for i, r := range requests {
		want[i] = everything(generate.New(), r)
	}
	g := generate.New()
	begin := make(chan struct{})
	var workers sync.WaitGroup
	for n := range 16 {
		workers.Go(func() {
			<-begin
			for i := range requests {
				// Half of them begin with the same template, and half elsewhere.
				at := (i + n%2*n*7) % len(requests)
				if got := everything(g, requests[at]); got != want[at] {
					t.Errorf("%s %d: got\n%s\nwant\n%s", requests[at].Framework.ID, requests[at].Status.Code, got, want[at])
					return
				}
			}
		})
	}
	close(begin)
	workers.Wait()
	if slices.Contains(want, "") {
		t.Error("a request makes nothing")
	}
}
