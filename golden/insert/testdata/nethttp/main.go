// Command shop serves the shop.
//
//	func main() { http.ListenAndServe(":80", nil) }
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"log"
	"net/http"
	"time"
)

// addr is where the server listens.
var addr = flag.String("addr", "localhost:8080", "where to listen")

type order struct {
	ID   int    `json:"id"`
	Note string `json:"note,omitempty"`

	// Created is when it came in.
	Created time.Time `json:"created"`
}

var (
	errGone = errors.New("gone")

	orders = map[int]order{
		1: {ID: 1},

		2: {ID: 2, Note: `
func notAFunction() {

}
`},
	}
)

func main() {
	flag.Parse()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders", list)
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})

	srv := &http.Server{
		Addr:              *addr,
		Handler:           mux,
		ReadHeaderTimeout: time.Second,
	}
	log.Fatal(srv.ListenAndServe())
}

/*
list answers with all orders.

They are not sorted.
*/
func list(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")

	if err := json.NewEncoder(w).Encode(orders); err != nil {
		log.Print(err)
	}
}

//go:noinline
func find(id int) (order, error) {
	o, ok := orders[id]
	if !ok {
		return order{}, errGone
	}
	return o, nil
}
