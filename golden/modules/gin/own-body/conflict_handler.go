package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

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
