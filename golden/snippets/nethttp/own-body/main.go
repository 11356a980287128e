package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func myHandler(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Reason", "shipped")
	w.Header().Set("Content-Type", "application/vnd.example+json")
	w.WriteHeader(http.StatusConflict)
	if err := json.NewEncoder(w).Encode(map[string]any{
		"Error": map[string]any{
			"code":        "order_shipped",
			"http-status": 409,
			"text":        "The order has already been shipped. (Conflict)",
			"retry":       false,
			"parent":      nil,
		},
		"links": []string{"https://docs.example.com/errors/order_shipped"},
		"details": []any{
			map[string]any{
				"field":  "age",
				"limits": []any{0, 150, 1.5},
			},
			map[string]any{},
		},
		"version": 2,
	}); err != nil {
		log.Print(err)
	}
}

func main() {
	http.HandleFunc("GET /endpoint", myHandler)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
