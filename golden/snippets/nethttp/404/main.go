package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func myHandler(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusNotFound)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "not_found",
		"message": "Not Found",
	}); err != nil {
		log.Print(err)
	}
}

func main() {
	http.HandleFunc("GET /endpoint", myHandler)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
