package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// BadRequest answers with status 400.
func BadRequest(c *gin.Context) {
	c.Header("X-Note", "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\")
	c.JSON(http.StatusBadRequest, gin.H{
		"error":   "bad_request",
		"message": "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
	})
}
