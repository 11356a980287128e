package middleware

import (
	"strings"
	"time"

	"github.com/gin-gonic/gin"
)

// Auth lets only those in who have the token.
func Auth(token string) gin.HandlerFunc {
	return func(c *gin.Context) {
		header := c.GetHeader("Authorization")
		given, found := strings.CutPrefix(header, "Bearer ")
		if !found || given != token {
			c.AbortWithStatusJSON(401, gin.H{"error": "unauthorized"})
			return
		}

		c.Set("start", time.Now())
		c.Next()
	}
}
