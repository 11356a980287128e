package handlers

import (
	"encoding/json"
	"log"
	"net/http"
)

// CancelOrder answers with status 409.
func CancelOrder(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusConflict)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "conflict",
		"message": "Conflict",
	}); err != nil {
		log.Print(err)
	}
}
