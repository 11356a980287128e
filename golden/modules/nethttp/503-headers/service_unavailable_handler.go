package handlers

import (
	"encoding/json"
	"log"
	"net/http"
)

// ServiceUnavailable answers with status 503.
func ServiceUnavailable(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "120")
	w.Header().Set("X-Request-Id", "7f3a")
	w.Header().Set("Warning", `199 - "a \"quoted\" text"`)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusServiceUnavailable)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "service_unavailable",
		"message": "Service Unavailable",
	}); err != nil {
		log.Print(err)
	}
}
