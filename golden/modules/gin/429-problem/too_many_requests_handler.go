package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// TooManyRequests answers with status 429.
func TooManyRequests(c *gin.Context) {
	c.Header("Content-Type", "application/problem+json")
	c.Header("Retry-After", "60")
	c.JSON(http.StatusTooManyRequests, gin.H{
		"type":   "about:blank",
		"title":  "Too Many Requests",
		"status": 429,
		"detail": "Too Many Requests",
	})
}
