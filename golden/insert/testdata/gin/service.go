package main

import (
	"context"
	"net/http"
	"os/signal"
	"syscall"

	"github.com/gin-gonic/gin"
	"golang.org/x/sync/errgroup"
)

type app struct {
	engine *gin.Engine
	debug  *http.ServeMux
}

func newApp() *app {
	a := &app{engine: gin.New(), debug: http.NewServeMux()}
	a.engine.GET("/", a.home)
	a.debug.HandleFunc("/debug", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
	})
	return a
}

func (a *app) home(c *gin.Context) {
	switch c.NegotiateFormat(gin.MIMEJSON, gin.MIMEHTML) {
	case gin.MIMEJSON:
		c.JSON(http.StatusOK, gin.H{"home": true})
	default:

		c.String(http.StatusOK, "home")
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	a := newApp()

	group, _ := errgroup.WithContext(ctx)
	group.Go(func() error { return a.engine.Run(":8080") })
	group.Go(func() error { return http.ListenAndServe(":8081", a.debug) })
	if err := group.Wait(); err != nil {
		panic(err)
	}
}
