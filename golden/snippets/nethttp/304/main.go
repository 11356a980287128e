package main

import (
	"log"
	"net/http"
)

func myHandler(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("ETag", `"33a64df5"`)
	w.WriteHeader(http.StatusNotModified)
}

func main() {
	http.HandleFunc("GET /endpoint", myHandler)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
