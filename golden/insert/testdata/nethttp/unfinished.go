package main

import (
	"fmt"
	"net/http"
)

func hello(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "hello, %s", r.PathValue("name")
}

func bye(w http.ResponseWriter, r *http.Request) {
	if r.
}

func main() {
	http.HandleFunc("/hello/{name}", hello)
