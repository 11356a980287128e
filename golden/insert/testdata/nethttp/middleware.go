// Copyright The Authors.
// Licensed under the terms of the file LICENSE.

//go:build !windows

// Package middleware wraps handlers.
package middleware

import (
	"net/http"
	"time"
)

// A Middleware wraps a handler.
type Middleware func(http.Handler) http.Handler

// Chain wraps a handler in several middlewares, the first of which is the
// outermost.
func Chain(h http.Handler, m ...Middleware) http.Handler {
	for i := len(m) - 1; i >= 0; i-- {
		h = m[i](h)
	}
	return h
}

type recorder struct {
	http.ResponseWriter
	code int
}

func (r *recorder) WriteHeader(code int) {
	r.code = code
	r.ResponseWriter.WriteHeader(code)
}

// Log logs requests.
func Log(print func(format string, args ...any)) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			start := time.Now()
			rec := &recorder{ResponseWriter: w, code: http.StatusOK}

			next.ServeHTTP(rec, r)
			print("%s %s: %d in %s", r.Method, r.URL.Path, rec.code, time.Since(start))
		})
	}
}
