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
		Code   string `json:"code"`
	}{
		Type:   "about:blank",
		Title:  "Unprocessable Content",
		Status: http.StatusUnprocessableEntity,
		Detail: "The age is missing.",
		Code:   "age_missing",
	}
	c.Header("Content-Type", "application/problem+json")
	c.JSON(http.StatusUnprocessableEntity, problem)
}

func main() {
	router := gin.Default()
	router.GET("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
