package handlers

import (
	"encoding/json"
	"log"
	"net/http"
)

// NotFound answers with status 404.
func NotFound(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusNotFound)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "not_found",
		"message": "Not Found",
	}); err != nil {
		log.Print(err)
	}
}
