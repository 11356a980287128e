package server

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
)

// A Server answers requests for notes.
type Server struct {
	mux *http.ServeMux
	log *slog.Logger

	mu    sync.RWMutex
	notes map[string]string
}

// New returns a Server with its routes.
func New(log *slog.Logger) *Server {
	s := &Server{
		mux:   http.NewServeMux(),
		log:   log,
		notes: map[string]string{},
	}
	s.routes()
	return s
}

func (s *Server) routes() {
	s.mux.HandleFunc("GET /notes/{id}", s.note)
	s.mux.Handle("PUT /notes/{id}", s.authenticated(http.HandlerFunc(s.store)))
}

// ServeHTTP makes a Server a handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mux.ServeHTTP(w, r)
}

func (s *Server) authenticated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, _, ok := r.BasicAuth()
		if !ok {
			http.Error(w, "who are you?", http.StatusUnauthorized)
			return
		}

		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, user)))
	})
}

type key struct{}

func (s *Server) note(w http.ResponseWriter, r *http.Request) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	fmt.Fprintln(w, s.notes[r.PathValue("id")])
}

func (s *Server) store(res http.ResponseWriter, req *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.notes[req.PathValue("id")] = req.FormValue("text")
	res.WriteHeader(http.StatusNoContent)
}
