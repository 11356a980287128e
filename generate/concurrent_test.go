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

// concurrentRequests returns requests to every target for different statuses and
// bodies.
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

// everything returns what a Generator makes of a request: the snippet with its
// stops, and the module if the target has modules.
func everything(g *generate.Generator, r generate.Request) string {
	snippet, stops, err := g.Stops(r)
	out := fmt.Sprintln(snippet, stops, err)
	if r.Framework.Project != nil {
		m, err := g.Module(r, generate.Destination{ModuleFacts: languages.ModuleFacts{Dir: "shop", Package: "shop"}})
		out += fmt.Sprintln(m, err)
	}
	return out
}

// Goroutines that share a Generator get what each would get alone, even when they
// use a template for the first time.
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
				// Half of the goroutines start at the same template, half elsewhere.
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
		t.Error("a request yields nothing")
	}
}
