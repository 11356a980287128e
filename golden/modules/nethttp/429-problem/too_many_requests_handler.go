package handlers

import (
	"encoding/json"
	"log"
	"net/http"
)

// TooManyRequests answers with status 429.
func TooManyRequests(w http.ResponseWriter, r *http.Request) {
	problem := struct {
		Type   string `json:"type"`
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{
		Type:   "about:blank",
		Title:  "Too Many Requests",
		Status: http.StatusTooManyRequests,
		Detail: "Too Many Requests",
	}
	w.Header().Set("Retry-After", "60")
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusTooManyRequests)
	if err := json.NewEncoder(w).Encode(problem); err != nil {
		log.Print(err)
	}
}
