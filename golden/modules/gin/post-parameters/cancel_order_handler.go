package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// CancelOrder answers with status 409.
func CancelOrder(c *gin.Context) {
	c.JSON(http.StatusConflict, gin.H{
		"error":   "conflict",
		"message": "Conflict",
	})
}
