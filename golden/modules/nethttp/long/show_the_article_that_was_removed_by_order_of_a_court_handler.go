package handlers

import (
	"encoding/json"
	"log"
	"net/http"
)

// ShowTheArticleThatWasRemovedByOrderOfACourt answers with status 451.
func ShowTheArticleThatWasRemovedByOrderOfACourt(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Link", `<https://example.com/legal>; rel="blocked-by"`)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusUnavailableForLegalReasons)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "content_removed_by_order_of_a_court_in_this_country",
		"message": "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
	}); err != nil {
		log.Print(err)
	}
}
