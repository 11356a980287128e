package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func myHandler(c *gin.Context) {
	c.Header("Content-Type", "application/problem+json")
	c.JSON(http.StatusForbidden, gin.H{
		"type":   "https://example.com/problems/refused",
		"title":  "Order refused",
		"status": 403,
		"detail": "The order was refused.",
		"code":   "order_refused",
		"hint":   `it's "2" \2 ${2} #{2} {2} <2>: The order was refused.`,
		"retry":  false,
		"order": gin.H{
			"id": 7,
			"lines": []any{
				gin.H{
					"sku":   "a-1",
					"count": 2,
				},
				nil,
			},
			"total": 1.5,
		},
		"parent": nil,
		"notes":  []any{},
	})
}

func main() {
	router := gin.Default()
	router.PUT("/endpoint", myHandler)
	log.Fatal(router.Run("localhost:8080"))
}
