package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func myHandler(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	json.NewEncoder(w).Encode(map[string]string{
		"message": "OK",
	})
}

func main() {
	http.HandleFunc("HEAD /endpoint", myHandler)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
