package shop

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestStatus(t *testing.T) {
	for _, tt := range []struct {
		name string
		code int
	}{
		{"ok", 200},

		{"missing", 404},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.WriteHeader(tt.code)
			})
			rec := httptest.NewRecorder()

			h.ServeHTTP(rec, httptest.NewRequest("GET", "/", nil))
			if rec.Code != tt.code {
				t.Errorf("got %d", rec.Code)
			}
		})
	}
}
