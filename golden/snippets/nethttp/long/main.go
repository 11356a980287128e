package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func showTheArticleThatWasRemovedByOrderOfACourt(w http.ResponseWriter, r *http.Request) {
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

func main() {
	http.HandleFunc("GET /magazines/{magazine}/issues/{issue}/articles/{article}", showTheArticleThatWasRemovedByOrderOfACourt)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
