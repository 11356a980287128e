package generate_test

import (
	"testing"
	"time"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/mock"
	"snipgen/generate/status"
)

var url = mock.URLs("", nil)

// BenchmarkSnippet generates one snippet with a generator that has already parsed
// the template.
func BenchmarkSnippet(b *testing.B) {
	s, _ := status.Default(499)
	for _, f := range frameworks.All {
		b.Run(f.ID, func(b *testing.B) {
			g := generate.New()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := g.Snippet(generate.Request{Status: s, Framework: f, URL: url}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAll generates a snippet for every target and every status that it can
// send.
func BenchmarkAll(b *testing.B) {
	all := status.Builtin()
	g := generate.New()
	date := time.Unix(1772020800, 0)
	snippets := 0
	for b.Loop() {
		for i := range all {
			for _, f := range frameworks.All {
				if generate.Refusal(&all[i], f) != "" {
					continue
				}
				if _, err := g.Snippet(generate.Request{Status: &all[i], Framework: f, Date: date, URL: url}); err != nil {
					b.Fatal(err)
				}
				snippets++
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(snippets), "µs/snippet")
}

// handwritten generates a snippet as a program for Flask alone would.
func handwritten(s *status.Status) string {
	quote, _ := languages.Find("python")
	key, _ := quote.String(s.Key)
	message, _ := quote.String(s.Message)
	return "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route(\"/endpoint\")\ndef my_endpoint():\n    return {\"error\": " + key + ", \"message\": " + message + "}, 499\n"
}

// sink keeps the compiler from removing the call in BenchmarkHandwritten.
var sink string

// BenchmarkHandwritten is the lower bound for BenchmarkSnippet/flask.
func BenchmarkHandwritten(b *testing.B) {
	s, _ := status.Default(499)
	for b.Loop() {
		sink = handwritten(s)
	}
}
