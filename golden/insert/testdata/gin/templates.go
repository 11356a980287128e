package main

import (
	"html/template"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

var pages = template.Must(template.New("index").Parse(`
{{define "index"}}
<h1>{{.title}}</h1>

r.GET("/", func(c *gin.Context) {})

{{end}}
`))

func main() {
	engine := gin.Default()
	engine.SetHTMLTemplate(pages)
	engine.GET("/", index)
	/*
		engine.GET("/old", func(c *gin.Context) {

		})
	*/
	server := &http.Server{
		Addr:         ":8080",
		Handler:      engine,
		ReadTimeout:  10 * time.Second,
		WriteTimeout: 10 * time.Second,
	}
	server.ListenAndServe()
}

func index(c *gin.Context) {
	c.HTML(http.StatusOK, "index", gin.H{
		"title": "Home",
	})
}
