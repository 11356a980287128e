package main

import (
	"net/http"
)

// health is for the load balancer.
func health(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
}

func main() {
	http.HandleFunc("/health", health)

	http.ListenAndServe(":80", nil)
}
