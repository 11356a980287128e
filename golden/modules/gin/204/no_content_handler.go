package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// NoContent answers with status 204.
func NoContent(c *gin.Context) {
	c.Status(http.StatusNoContent)
}
