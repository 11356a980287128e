package orders

import "github.com/gin-gonic/gin"

// List answers with all orders.
func List(c *gin.Context) { c.JSON(200, []int{}) }
func Show(c *gin.Context) { c.JSON(200, c.Param("id")) }

type Order struct {
	ID int
}
