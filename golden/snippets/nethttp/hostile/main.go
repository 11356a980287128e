package main

import (
	"encoding/json"
	"log"
	"net/http"
)

func myHandler(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Note", "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\")
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusBadRequest)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "bad_request",
		"message": "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
	}); err != nil {
		log.Print(err)
	}
}

func main() {
	http.HandleFunc("GET /endpoint", myHandler)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
