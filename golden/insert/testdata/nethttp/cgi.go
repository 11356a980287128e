package main

import (
	"net/http"
	"net/http/cgi"
)

type (
	// A counter counts.
	counter interface {
		// Count adds n.
		Count(n int) int
	}

	zero struct{}
)

func (zero) Count(n int) int { return n }

func init() {
	http.HandleFunc("/count", count)
}

var c counter = zero{}

func count(w http.ResponseWriter, r *http.Request) { w.Write([]byte{byte('0' + c.Count(1))}) }

func main() {
	if err := cgi.Serve(nil); err != nil {
		panic(err)
	}
}
