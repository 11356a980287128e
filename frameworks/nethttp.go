package frameworks

import "snipgen/frameworks/languages"

var netHTTP = &Framework{
	ID: "nethttp", Title: "Go net/http", Aliases: []string{"net/http", "go-nethttp"},
	Category: Server, Language: languages.Go, Order: 6,
	Name: "my handler", File: "main.go", Path: "/endpoint",
	ImportPaths: []string{"net/http"},
	Handlers: &Handlers{Parameters: []Parameter{
		{Name: "w", Type: "http.ResponseWriter"}, {Name: "r", Type: "*http.Request"},
	}},
	Route:     Route{Open: "{", Close: "}", Exact: "{$}"},
	Named:     netHTTPName,
	Constants: netHTTPConstants,
	Oldest:    "1.22", OldestWhy: "patterns with methods came with that one",
	JSON:    Encoding{NewLine: true, HTML: true},
	MinCode: 100, MaxCode: 999,
	AnyInterim: true,
	Taken:      []string{"errors", "http", "io", "json", "log", "main"},
	URL:        "https://pkg.go.dev/net/http#ResponseWriter",
	Project: &Project{
		File: "{snake}_handler.go", Folders: []string{"."},
		Mounts: []string{"main.go", "*.go"},
		Mounting: Mounting{
			Applications: []string{"http.NewServeMux"},
			Parameters:   []string{"*http.ServeMux"},
			Includes:     []string{"Handle"}, Setup: []string{"HandleFunc"}, Strips: "StripPrefix",
			Serves: []string{"ListenAndServe", "ListenAndServeTLS", "Serve", "ServeTLS"},
			Field:  "Handler", Passes: "ServeHTTP", Shared: "http", Usual: "mux",
		},
		URL: "https://go.dev/blog/routing-enhancements",
	},
	Packages: []Package{{GoModules, "std"}},
}

// netHTTPName returns the name of a code in net/http of Go 1.26. Go's
// compatibility promise keeps the names valid in newer versions. 306 has none.
func netHTTPName(_ int, phrase string) string { return "http.Status" + pascal(phrase) }

var netHTTPConstants = []Constant{
	{203, "http.StatusNonAuthoritativeInfo"},
	{407, "http.StatusProxyAuthRequired"},
	{413, "http.StatusRequestEntityTooLarge"},
	{414, "http.StatusRequestURITooLong"},
	{416, "http.StatusRequestedRangeNotSatisfiable"},
	{418, "http.StatusTeapot"},
	{422, "http.StatusUnprocessableEntity"},
}
