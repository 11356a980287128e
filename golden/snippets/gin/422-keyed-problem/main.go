package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	c.Header("Content-Type", "application/problem+json")
	c.JSON(http.StatusUnprocessableEntity, gin.H{
		"type":   "about:blank",
		"title":  "Unprocessable Content",
		"status": 422,
		"detail": "The age is missing.",
		"code":   "age_missing",
	})
}

func main() {
	router := gin.Default()
	router.GET("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
