package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func myHandler(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(map[string]string{"message": "OK"}); err != nil {
		log.Print(err)
	}
}

func main() {
	http.HandleFunc("HEAD /endpoint", myHandler)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
