package main

import (
	"log"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	c.JSON(499, gin.H{
		"error":   "client_closed_request",
		"message": "Client Closed Request",
	})
}

func main() {
	router := gin.Default()
	router.GET("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
