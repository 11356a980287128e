package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

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
