package handlers

import (
	"encoding/json"
	"log"
	"net/http"
)

// Conflict answers with status 409.
func Conflict(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/vnd.example+json")
	w.WriteHeader(http.StatusConflict)
	if err := json.NewEncoder(w).Encode(map[string]any{
		"Error": map[string]any{
			"code":        "conflict",
			"http-status": 409,
			"text":        "Conflict (Conflict)",
			"retry":       false,
			"parent":      nil,
		},
		"links": []string{"https://docs.example.com/errors/conflict"},
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
