package handlers

import (
	"encoding/json"
	"net/http"
)

// NotFound answers with status 404.
func NotFound(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusNotFound)
	json.NewEncoder(w).Encode(map[string]string{
		"error":   "not_found",
		"message": "Not Found",
	})
}
