package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	problem := struct {
		Type   string `json:"type"`
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{
		Type:   "about:blank",
		Title:  "Too Many Requests",
		Status: http.StatusTooManyRequests,
		Detail: "Too Many Requests",
	}
	c.Header("Content-Type", "application/problem+json")
	c.Header("Retry-After", "60")
	c.JSON(http.StatusTooManyRequests, problem)
}

func main() {
	router := gin.Default()
	router.GET("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
