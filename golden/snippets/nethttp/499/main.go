package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func myHandler(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(499)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "client_closed_request",
		"message": "Client Closed Request",
	}); err != nil {
		log.Print(err)
	}
}

func main() {
	http.HandleFunc("GET /endpoint", myHandler)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
