package fresh

import (
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		project{name: "gin", target: "gin", start: gin(ginDefault), run: runNetHTTP},
		project{name: "gin-package", target: "gin", folder: "internal/handlers", start: gin(ginNew), run: runNetHTTP},
	)
}

// gin makes a module with go mod init that requires gin, in the same version as golden's
// go.mod.
func gin(main string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		do(t, dir, nil, "go", "mod", "init", "example.com/shop")
		write(t, dir, "main.go", main)
		version := kit.Output(t, "go", "list", "-m", "-f", "{{.Path}}@{{.Version}}", "github.com/gin-gonic/gin")
		do(t, dir, nil, "go", "get", version)
		do(t, dir, nil, "go", "mod", "tidy") // go get marks gin as indirect
	}
}

// ginDefault has gin's usual middleware and a route.
const ginDefault = `package main

import (
	"log"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.Default()
	r.GET("/ping", func(c *gin.Context) {
		c.String(http.StatusOK, "pong")
	})
	log.Fatal(r.Run("127.0.0.1:" + os.Getenv("PORT")))
}
`

// ginNew adds its own middleware, which gin applies only to routes that follow it.
const ginNew = `package main

import (
	"log"
	"os"

	"github.com/gin-gonic/gin"
)

func main() {
	router := gin.New()
	router.Use(gin.Recovery())
	router.Use(gin.LoggerWithFormatter(func(gin.LogFormatterParams) string {
		return ""
	}))

	log.Fatal(router.Run("127.0.0.1:" + os.Getenv("PORT")))
}
`
