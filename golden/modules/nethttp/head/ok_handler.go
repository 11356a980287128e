package handlers

import (
	"encoding/json"
	"log"
	"net/http"
)

// Ok answers with status 200.
func Ok(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(map[string]string{"message": "OK"}); err != nil {
		log.Print(err)
	}
}
