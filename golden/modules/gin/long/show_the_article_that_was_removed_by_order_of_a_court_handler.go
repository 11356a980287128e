package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// ShowTheArticleThatWasRemovedByOrderOfACourt answers with status 451.
func ShowTheArticleThatWasRemovedByOrderOfACourt(c *gin.Context) {
	c.Header("Link", `<https://example.com/legal>; rel="blocked-by"`)
	c.JSON(http.StatusUnavailableForLegalReasons, gin.H{
		"error":   "content_removed_by_order_of_a_court_in_this_country",
		"message": "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
	})
}
