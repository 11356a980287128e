package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// Ok answers with status 200.
func Ok(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{
		"message": "OK",
	})
}
