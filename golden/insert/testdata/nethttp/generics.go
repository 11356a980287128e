package api

import (
	"encoding/json"
	"net/http"
)

type validator interface {
	Valid() (problems map[string]string)
}

// decode reads a T from the body of a request.
func decode[T validator](r *http.Request) (T, map[string]string, error) {
	var v T
	if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
		return v, nil, err
	}
	return v, v.Valid(), nil
}

func encode[T any](
	w http.ResponseWriter,
	status int,
	v T,
) error {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	return json.NewEncoder(w).Encode(v)
}

type signup struct {
	Email string `json:"email"`
}

func (s signup) Valid() map[string]string {
	if s.Email == "" {
		return map[string]string{"email": "is missing"}
	}
	return nil
}

func handleSignup(w http.ResponseWriter, r *http.Request) {
	s, problems, err := decode[signup](r)

	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusBadRequest)
	case len(problems) > 0:
		encode(w, http.StatusUnprocessableEntity, problems)

	default:
		encode(w, http.StatusCreated, s)
	}
}
