package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func myHandler(w http.ResponseWriter, r *http.Request) {
	problem := struct {
		Type   string `json:"type"`
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
		Code   string `json:"code"`
	}{
		Type:   "about:blank",
		Title:  "Unprocessable Content",
		Status: http.StatusUnprocessableEntity,
		Detail: "The age is missing.",
		Code:   "age_missing",
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusUnprocessableEntity)
	if err := json.NewEncoder(w).Encode(problem); err != nil {
		log.Print(err)
	}
}

func main() {
	http.HandleFunc("GET /endpoint", myHandler)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
