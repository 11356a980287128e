package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

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
