package handlers

import (
	"errors"
	"io"
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

// ClientClosedRequest answers with status 499.
func ClientClosedRequest(c *gin.Context) {
	c.JSON(499, gin.H{
		"error":   "client_closed_request",
		"message": "Client Closed Request",
	})
}

// NotFound answers with status 404.
func NotFound(c *gin.Context) {
	c.JSON(http.StatusNotFound, gin.H{
		"error":   "not_found",
		"message": "Not Found",
	})
}

// NoContent answers with status 204.
func NoContent(c *gin.Context) {
	c.Status(http.StatusNoContent)
}

// NotModified answers with status 304.
func NotModified(c *gin.Context) {
	c.Header("ETag", `"33a64df5"`)
	c.Status(http.StatusNotModified)
}

// EarlyHints answers with status 103.
func EarlyHints(c *gin.Context) {
	c.Header("Link", "</style.css>; rel=preload; as=style")
	// Gin's own writer would take this for the final response.
	if w, ok := c.Writer.(interface{ Unwrap() http.ResponseWriter }); ok {
		w.Unwrap().WriteHeader(http.StatusEarlyHints)
	}

	// The final response follows the interim one.
	c.Status(http.StatusNoContent)
}

// SwitchingProtocols answers with status 101.
func SwitchingProtocols(c *gin.Context) {
	conn, _, err := c.Writer.Hijack()
	if err != nil {
		log.Print(err)
		c.Status(http.StatusInternalServerError)
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
func Unauthorized(c *gin.Context) {
	c.Header("WWW-Authenticate", `Bearer realm="example"`)
	c.JSON(http.StatusUnauthorized, gin.H{
		"error":   "unauthorized",
		"message": "Unauthorized",
	})
}

// ServiceUnavailable answers with status 503.
func ServiceUnavailable(c *gin.Context) {
	c.Header("Retry-After", "120")
	c.Header("X-Request-Id", "7f3a")
	c.Header("Warning", `199 - "a \"quoted\" text"`)
	c.JSON(http.StatusServiceUnavailable, gin.H{
		"error":   "service_unavailable",
		"message": "Service Unavailable",
	})
}

// TooManyRequests answers with status 429.
func TooManyRequests(c *gin.Context) {
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
	c.Header("Content-Type", "application/problem+json")
	c.Header("Retry-After", "60")
	c.JSON(http.StatusTooManyRequests, problem)
}

// AgeMissing answers with status 422.
func AgeMissing(c *gin.Context) {
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
	c.Header("Content-Type", "application/problem+json")
	c.JSON(http.StatusUnprocessableEntity, problem)
}

// ShowTheArticleThatWasRemovedByOrderOfACourt answers with status 451.
func ShowTheArticleThatWasRemovedByOrderOfACourt(c *gin.Context) {
	c.Header("Link", `<https://example.com/legal>; rel="blocked-by"`)
	c.JSON(http.StatusUnavailableForLegalReasons, gin.H{
		"error":   "content_removed_by_order_of_a_court_in_this_country",
		"message": "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
	})
}

// OrderNotFound answers with status 404.
func OrderNotFound(c *gin.Context) {
	c.JSON(http.StatusNotFound, gin.H{
		"error":   "order_not_found",
		"message": "요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요.",
	})
}

// BadRequest answers with status 400.
func BadRequest(c *gin.Context) {
	c.Header("X-Note", "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\")
	c.JSON(http.StatusBadRequest, gin.H{
		"error":   "bad_request",
		"message": "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
	})
}

// CancelOrder answers with status 409.
func CancelOrder(c *gin.Context) {
	c.JSON(http.StatusConflict, gin.H{
		"error":   "conflict",
		"message": "Conflict",
	})
}

// Ok answers with status 200.
func Ok(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"message": "OK"})
}

// Conflict answers with status 409.
func Conflict(c *gin.Context) {
	c.Header("Content-Type", "application/vnd.example+json")
	c.JSON(http.StatusConflict, gin.H{
		"Error": gin.H{
			"code":        "conflict",
			"http-status": 409,
			"text":        "Conflict (Conflict)",
			"retry":       false,
			"parent":      nil,
		},
		"links": []string{"https://docs.example.com/errors/conflict"},
		"details": []any{
			gin.H{
				"field":  "age",
				"limits": []any{0, 150, 1.5},
			},
			gin.H{},
		},
		"version": 2,
	})
}

// OrderRefused answers with status 403.
func OrderRefused(c *gin.Context) {
	c.Header("Content-Type", "application/problem+json")
	c.JSON(http.StatusForbidden, gin.H{
		"type":   "https://example.com/problems/refused",
		"title":  "Order refused",
		"status": 403,
		"detail": "The order was refused.",
		"code":   "order_refused",
		"hint":   `it's "2" \2 ${2} #{2} {2} <2>: The order was refused.`,
		"retry":  false,
		"order": gin.H{
			"id": 7,
			"lines": []any{
				gin.H{
					"sku":   "a-1",
					"count": 2,
				},
				nil,
			},
			"total": 1.5,
		},
		"parent": nil,
		"notes":  []any{},
	})
}
