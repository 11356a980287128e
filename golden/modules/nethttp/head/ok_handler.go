package handlers

import (
	"encoding/json"
	"net/http"
)

// Ok answers with status 200.
func Ok(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	json.NewEncoder(w).Encode(map[string]string{
		"message": "OK",
	})
}
