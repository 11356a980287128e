package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func cancelOrder(c *gin.Context) {
	c.JSON(http.StatusConflict, gin.H{
		"error":   "conflict",
		"message": "Conflict",
	})
}

func main() {
	router := gin.Default()
	router.POST("/orders/:id/items/:class", cancelOrder)
	log.Fatal(router.Run("localhost:8080"))
}
