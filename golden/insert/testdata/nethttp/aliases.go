package handlers

import (
	"context"
	gojson "encoding/json"
	stdlog "log"
	"net/http"

	chi "example.com/router/v4"
	"example.com/shop/internal/store"
)

type status int

const (
	open status = iota
	paid

	shipped // the last
)

// Handlers answer for a store.
type Handlers struct{ Store *store.Store }

// Mount adds the routes.
func (h *Handlers) Mount(r chi.Router) {
	r.Get("/orders", h.orders)
	r.Group(func(r chi.Router) {
		r.Use(authenticate)

		r.Post("/orders", h.create)
	})
}

func (h *Handlers) orders(w http.ResponseWriter, r *http.Request) {
	if err := gojson.NewEncoder(w).Encode(h.Store.All(r.Context())); err != nil {
		stdlog.Print(err)
	}
}

func (h *Handlers) create(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	if err := h.Store.Create(ctx, open); err != nil { // not paid yet
		http.Error(w, "can't be created", http.StatusConflict)

		return
	}
	w.WriteHeader(http.StatusCreated)
}

func authenticate(next http.Handler) http.Handler { return next }

var _ = []status{paid, shipped}
