package handlers

import (
	"encoding/json"
	"net/http"
)

// TooManyRequests answers with status 429.
func TooManyRequests(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "60")
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusTooManyRequests)
	json.NewEncoder(w).Encode(map[string]any{
		"type":   "about:blank",
		"title":  "Too Many Requests",
		"status": 429,
		"detail": "Too Many Requests",
	})
}
