package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func myHandler(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusForbidden)
	if err := json.NewEncoder(w).Encode(map[string]any{
		"type":   "https://example.com/problems/refused",
		"title":  "Order refused",
		"status": 403,
		"detail": "The order was refused.",
		"code":   "order_refused",
		"hint":   `it's "2" \2 ${2} #{2} {2} <2>: The order was refused.`,
		"retry":  false,
		"order": map[string]any{
			"id": 7,
			"lines": []any{
				map[string]any{
					"sku":   "a-1",
					"count": 2,
				},
				nil,
			},
			"total": 1.5,
		},
		"parent": nil,
		"notes":  []any{},
	}); err != nil {
		log.Print(err)
	}
}

func main() {
	http.HandleFunc("PUT /endpoint", myHandler)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
