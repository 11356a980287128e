package main

import (
	"errors"
	"io"
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	conn, _, err := c.Writer.Hijack()
	if err != nil {
		log.Print(err)
		c.Status(http.StatusInternalServerError)
		return
	}
	_, err = io.WriteString(conn, "HTTP/1.1 101 Switching Protocols\r\n"+
		"Upgrade: websocket\r\n"+
		"Connection: Upgrade\r\n"+
		"\r\n")
	if err = errors.Join(err, conn.Close()); err != nil {
		log.Print(err)
	}
}

func main() {
	router := gin.Default()
	router.GET("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
