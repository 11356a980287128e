package main

import (
	web "github.com/gin-gonic/gin"
	h "net/http"
)

type gin struct{ brand string }

var tonic = gin{brand: "tonic"}

func main() {
	app := web.Default()
	app.GET("/", func(c *web.Context) { c.String(h.StatusOK, tonic.brand) })

	app.Run(":8080")
}
