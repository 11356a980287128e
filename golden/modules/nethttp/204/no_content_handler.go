package handlers

import (
	"net/http"
)

// NoContent answers with status 204.
func NoContent(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}
