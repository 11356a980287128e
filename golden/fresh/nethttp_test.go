package fresh

import (
	"strconv"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		project{name: "nethttp", target: "nethttp", start: netHTTP(netHTTPDefault), run: runNetHTTP},
		project{name: "nethttp-mux", target: "nethttp", start: netHTTP(netHTTPMux), run: runNetHTTP},
		project{name: "nethttp-package", target: "nethttp", folder: "internal/handlers", start: netHTTP(netHTTPMux), run: runNetHTTP},
	)
}

// netHTTP makes a module with go mod init, and adds a server to it.
func netHTTP(main string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		do(t, dir, nil, "go", "mod", "init", "example.com/shop")
		write(t, dir, "main.go", main)
	}
}

const netHTTPDefault = `package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "Hello, World!")
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}
`

const netHTTPMux = `package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func hello(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "Hello, World!")
}

// orderNotFound clashes with the handler that snipgen will scaffold.
func orderNotFound() error { return nil }

func main() {
	if err := orderNotFound(); err != nil {
		log.Fatal(err)
	}
	router := http.NewServeMux()
	router.HandleFunc("/", hello)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), router))
}
`

func runNetHTTP(t *testing.T, dir string, port int) *kit.Server {
	do(t, dir, []string{"GOFLAGS=", "GOWORK=off"}, "go", "vet", ".")
	do(t, dir, []string{"GOFLAGS=", "GOWORK=off"}, "go", "build", "-o", "shop", ".")
	return kit.Start(t, dir, []string{"PORT=" + strconv.Itoa(port)}, port, "./shop")
}
