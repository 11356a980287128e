package frameworks

import "snipgen/frameworks/languages"

var gin = &Framework{
	ID: "gin", Title: "Gin", Aliases: []string{"gin-gonic"},
	Category: Server, Language: languages.Go,
	Name: "my handler", File: "main.go", Path: "/endpoint",
	ImportPaths: []string{"github.com/gin-gonic/gin"},
	Handlers:    &Handlers{Parameters: []Parameter{{Name: "c", Type: "*gin.Context"}}},
	Route:       Route{Open: ":"},
	Named:       netHTTPName,
	Constants:   netHTTPConstants,
	Oldest:      "1.4", OldestWhy: "its snippets were compiled with no older one",
	ObjectOpen: "gin.H{",
	JSON:       Encoding{HTML: true},
	MinCode:    100, MaxCode: 999,
	AnyInterim: true,
	Taken:      []string{"errors", "gin", "http", "io", "log", "main", "router"},
	URL:        "https://gin-gonic.com/en/docs/rendering/rendering/",
	Project: &Project{
		File: "{snake}_handler.go", Folders: []string{"."},
		Mounts: []string{"main.go", "*.go"},
		Mounting: Mounting{
			Applications: []string{"gin.Default", "gin.New"}, Groups: []string{"Group"},
			Parameters: []string{"*gin.Engine", "*gin.RouterGroup", "gin.IRouter", "gin.IRoutes"},
			// gin applies middleware only to routes that are registered after
			// it.
			Setup:     []string{"Use"},
			Registers: []string{"Any", "DELETE", "GET", "HEAD", "Handle", "OPTIONS", "PATCH", "POST", "PUT"},
			Serves:    []string{"ListenAndServe", "ListenAndServeTLS", "Serve", "ServeTLS"},
			Runs:      []string{"Run", "RunFd", "RunListener", "RunTLS", "RunUnix"},
			Field:     "Handler", Passes: "ServeHTTP", Usual: "router",
		},
		URL: "https://gin-gonic.com/en/docs/routing/http-method/",
	},
	Packages: []Package{{GoModules, "github.com/gin-gonic/gin"}},
	Over:     []string{"nethttp"},
}
