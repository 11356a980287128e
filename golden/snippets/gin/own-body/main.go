package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	c.Header("Content-Type", "application/vnd.example+json")
	c.Header("X-Reason", "shipped")
	c.JSON(http.StatusConflict, gin.H{
		"Error": gin.H{
			"code":        "order_shipped",
			"http-status": 409,
			"text":        "The order has already been shipped. (Conflict)",
			"retry":       false,
			"parent":      nil,
		},
		"links": []string{"https://docs.example.com/errors/order_shipped"},
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

func main() {
	router := gin.Default()
	router.GET("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
