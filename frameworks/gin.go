package frameworks

import "snipgen/frameworks/languages"

var gin = &Framework{
	ID: "gin", Title: "Gin", Aliases: []string{"gin-gonic"},
	Category: Server, Language: languages.Go,
	Name: "my handler", File: "main.go", Path: "/endpoint",
	ImportPaths: []string{"github.com/gin-gonic/gin"},
	Handlers:    &Handlers{Parameters: []Parameter{{Name: "c", Type: "*gin.Context"}}},
	Route:       Route{Open: ":"},
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
		Mounts:  []string{"main.go", "*.go"},
		Imports: golangImports,
		Routes: []Anchor{
			{Pattern: `^[ \t]+(?:var\s+)?(\w+)\s*:?=\s*gin\.(?:Default|New)\(`},
			// A function that gets the engine or a group of its routes, and only
			// adds to it.
			{Pattern: `^func [^{\n]*[( ](\w+) \*gin\.(?:Engine|RouterGroup)\) \{[ \t]*(?://.*)?$`, Inside: true, Last: true},
		},
		Application: "router",
		// Middleware works for the routes that are registered after it.
		SetupCalls: `\.Use\(`,
		URL:        "https://gin-gonic.com/en/docs/routing/http-method/",
	},
	Packages: []Package{{GoModules, "github.com/gin-gonic/gin"}},
	Over:     []string{"nethttp"},
}
