package handlers

import (
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
)

// ClientClosedRequest answers with status 499.
func ClientClosedRequest(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(499)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "client_closed_request",
		"message": "Client Closed Request",
	}); err != nil {
		log.Print(err)
	}
}

// NotFound answers with status 404.
func NotFound(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusNotFound)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "not_found",
		"message": "Not Found",
	}); err != nil {
		log.Print(err)
	}
}

// NoContent answers with status 204.
func NoContent(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}

// NotModified answers with status 304.
func NotModified(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("ETag", `"33a64df5"`)
	w.WriteHeader(http.StatusNotModified)
}

// EarlyHints answers with status 103.
func EarlyHints(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Link", "</style.css>; rel=preload; as=style")
	w.WriteHeader(http.StatusEarlyHints)

	// The final response follows the interim one.
	w.WriteHeader(http.StatusNoContent)
}

// SwitchingProtocols answers with status 101.
func SwitchingProtocols(w http.ResponseWriter, r *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		log.Print(err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	_, err = io.WriteString(conn, "HTTP/1.1 101 Switching Protocols\r\n"+
		"Upgrade: websocket\r\n"+
		"Connection: Upgrade\r\n"+
		"\r\n")
	if err = errors.Join(err, conn.Close()); err != nil {
		log.Print(err)
	}
}

// Unauthorized answers with status 401.
func Unauthorized(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="example"`)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusUnauthorized)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "unauthorized",
		"message": "Unauthorized",
	}); err != nil {
		log.Print(err)
	}
}

// ServiceUnavailable answers with status 503.
func ServiceUnavailable(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "120")
	w.Header().Set("X-Request-Id", "7f3a")
	w.Header().Set("Warning", `199 - "a \"quoted\" text"`)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusServiceUnavailable)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "service_unavailable",
		"message": "Service Unavailable",
	}); err != nil {
		log.Print(err)
	}
}

// TooManyRequests answers with status 429.
func TooManyRequests(w http.ResponseWriter, r *http.Request) {
	problem := struct {
		Type   string `json:"type"`
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{
		Type:   "about:blank",
		Title:  "Too Many Requests",
		Status: http.StatusTooManyRequests,
		Detail: "Too Many Requests",
	}
	w.Header().Set("Retry-After", "60")
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusTooManyRequests)
	if err := json.NewEncoder(w).Encode(problem); err != nil {
		log.Print(err)
	}
}

// AgeMissing answers with status 422.
func AgeMissing(w http.ResponseWriter, r *http.Request) {
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

// ShowTheArticleThatWasRemovedByOrderOfACourt answers with status 451.
func ShowTheArticleThatWasRemovedByOrderOfACourt(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Link", `<https://example.com/legal>; rel="blocked-by"`)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusUnavailableForLegalReasons)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "content_removed_by_order_of_a_court_in_this_country",
		"message": "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
	}); err != nil {
		log.Print(err)
	}
}

// OrderNotFound answers with status 404.
func OrderNotFound(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusNotFound)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "order_not_found",
		"message": "요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요.",
	}); err != nil {
		log.Print(err)
	}
}

// BadRequest answers with status 400.
func BadRequest(w http.ResponseWriter, r *http.Request) {
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

// CancelOrder answers with status 409.
func CancelOrder(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusConflict)
	if err := json.NewEncoder(w).Encode(map[string]string{
		"error":   "conflict",
		"message": "Conflict",
	}); err != nil {
		log.Print(err)
	}
}

// Ok answers with status 200.
func Ok(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(map[string]string{"message": "OK"}); err != nil {
		log.Print(err)
	}
}

// Conflict answers with status 409.
func Conflict(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/vnd.example+json")
	w.WriteHeader(http.StatusConflict)
	if err := json.NewEncoder(w).Encode(map[string]any{
		"Error": map[string]any{
			"code":        "conflict",
			"http-status": 409,
			"text":        "Conflict (Conflict)",
			"retry":       false,
			"parent":      nil,
		},
		"links": []string{"https://docs.example.com/errors/conflict"},
		"details": []any{
			map[string]any{
				"field":  "age",
				"limits": []any{0, 150, 1.5},
			},
			map[string]any{},
		},
		"version": 2,
	}); err != nil {
		log.Print(err)
	}
}

// OrderRefused answers with status 403.
func OrderRefused(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusForbidden)
	if err := json.NewEncoder(w).Encode(map[string]any{
		"type":   "https://example.com/problems/refused",
		"title":  "Order refused",
		"status": 403,
		"detail": "The order was refused.",
		"code":   "order_refused",
		"hint":   `it's "2" \2 ${2} #{2} {2} <2>: The order was refused.`,
		"retry":  false,
		"order": map[string]any{
			"id": 7,
			"lines": []any{
				map[string]any{
					"sku":   "a-1",
					"count": 2,
				},
				nil,
			},
			"total": 1.5,
		},
		"parent": nil,
		"notes":  []any{},
	}); err != nil {
		log.Print(err)
	}
}
