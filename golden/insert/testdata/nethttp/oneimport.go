package main

import "net/http"
import "log"

func main() {
	http.HandleFunc("/", root)
	http.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		done := make(chan struct{})
		go func() {
			defer close(done)
		}()

		select {
		case <-done:
			w.Write([]byte("done"))
		case <-r.Context().Done():
		}
	})

	log.Fatal(http.ListenAndServe(":8080", nil))
}

func root(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte("root"))
}
