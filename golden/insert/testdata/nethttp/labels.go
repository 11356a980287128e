package feed

import (
	"fmt"
	"net/http"
	"strconv"
)

type event struct{ id, text string }

// Stream sends events until the client is gone.
func Stream(events <-chan event) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		flusher, ok := w.(http.Flusher)
		if !ok {
			http.Error(w, "can't stream", http.StatusNotImplemented)
			return
		}
		last, err := strconv.Atoi(r.Header.Get("Last-Event-ID"))
		if err != nil {
			last = 0
		}
	loop:
		for {
			select {
			case e, open := <-events:
				if !open {
					break loop
				}
				fmt.Fprintf(w, "id: %s\ndata: %s\n\n", e.id, e.text)
				flusher.Flush()

			case <-r.Context().Done():
				return
			}
		}
		fmt.Fprintln(w, "data: from", last)
	}
}
