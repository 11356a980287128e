package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func cancelOrder(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusConflict)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "conflict",
		"message": "Conflict",
	}); err != nil {
		log.Print(err)
	}
}

func main() {
	http.HandleFunc("POST /orders/{id}/items/{class}", cancelOrder)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
