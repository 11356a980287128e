package router

import (
	"net/http"

	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"

	"example.com/shop/controllers"
)

// New returns the router with all routes.
func New() *gin.Engine {
	router := gin.New()
	router.Use(gin.Logger(), gin.Recovery())
	router.Use(cors.New(cors.Config{
		AllowOrigins: []string{"https://example.com"},
	}))

	v1 := router.Group("/v1")
	{
		v1.GET("/orders", controllers.Orders)
		v1.POST("/orders", controllers.CreateOrder)

		admin := v1.Group("/admin", gin.BasicAuth(gin.Accounts{
			"admin": "secret",
		}))
		admin.GET("/stats", stats)
	}

	router.NoRoute(func(c *gin.Context) {
		c.JSON(http.StatusNotFound, gin.H{"error": "no such page"})
	})
	return router
}

func stats(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"orders": 1})
}
