package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{
		"message": "OK",
	})
}

func main() {
	router := gin.Default()
	router.HEAD("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
