package frameworks

var netHTTP = &Framework{
	ID: "nethttp", Title: "Go net/http", Aliases: []string{"net/http", "go-nethttp"},
	Category: Server, Language: golang,
	Name: "my handler", File: "main.go", Path: "/endpoint",
	Route:     Route{Open: "{", Close: "}"},
	Constants: netHTTPConstants,
	MinCode:   100, MaxCode: 999,
	AnyInterim: true,
	Taken:      []string{"http", "json", "log", "main"},
	URL:        "https://pkg.go.dev/net/http#ResponseWriter",
}
