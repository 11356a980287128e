package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	c.Header("WWW-Authenticate", `Bearer realm="example"`)
	c.JSON(http.StatusUnauthorized, gin.H{
		"error":   "unauthorized",
		"message": "Unauthorized",
	})
}

func main() {
	router := gin.Default()
	router.GET("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
