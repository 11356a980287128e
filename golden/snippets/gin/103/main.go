package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	c.Header("Link", "</style.css>; rel=preload; as=style")
	// Gin's own writer would take this for the final response.
	if w, ok := c.Writer.(interface{ Unwrap() http.ResponseWriter }); ok {
		w.Unwrap().WriteHeader(http.StatusEarlyHints)
	}

	// The final response follows the interim one.
	c.Status(http.StatusNoContent)
}

func main() {
	router := gin.Default()
	router.GET("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
