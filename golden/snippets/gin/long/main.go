package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

func showTheArticleThatWasRemovedByOrderOfACourt(c *gin.Context) {
	c.Header("Link", `<https://example.com/legal>; rel="blocked-by"`)
	c.JSON(http.StatusUnavailableForLegalReasons, gin.H{
		"error":   "content_removed_by_order_of_a_court_in_this_country",
		"message": "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
	})
}

func main() {
	router := gin.Default()
	router.GET("/magazines/:magazine/issues/:issue/articles/:article", showTheArticleThatWasRemovedByOrderOfACourt)
	log.Fatal(router.Run("localhost:8080"))
}
