package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// NotFound answers with status 404.
func NotFound(c *gin.Context) {
	c.JSON(http.StatusNotFound, gin.H{
		"error":   "not_found",
		"message": "Not Found",
	})
}
