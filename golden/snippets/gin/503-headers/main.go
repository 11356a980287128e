package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	c.Header("Retry-After", "120")
	c.Header("X-Request-Id", "7f3a")
	c.Header("Warning", `199 - "a \"quoted\" text"`)
	c.JSON(http.StatusServiceUnavailable, gin.H{
		"error":   "service_unavailable",
		"message": "Service Unavailable",
	})
}

func main() {
	router := gin.Default()
	router.GET("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
