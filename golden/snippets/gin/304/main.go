package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	c.Header("ETag", `"33a64df5"`)
	c.Status(http.StatusNotModified)
}

func main() {
	router := gin.Default()
	router.GET("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
