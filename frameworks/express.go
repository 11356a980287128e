package frameworks

import "snipgen/frameworks/languages"

var expressJS = &Framework{
	ID: "express", Title: "Express.js", Aliases: []string{"expressjs", "express 5"},
	Category: Server, Language: languages.JavaScript, Order: 4,
	Name: "my endpoint", File: "app.js", Path: "/endpoint",
	ImportPaths: []string{"express"}, Application: "app", Makers: []string{"Router", "express"},
	Handlers: &Handlers{
		Parameters: []Parameter{
			{Name: "req", Names: []string{"_", "_req", "_request", "req", "request"}},
			{Name: "res", Names: []string{"res", "resp", "response"}},
		},
		Nested:    true,
		Routes:    []string{"all", "delete", "get", "head", "options", "patch", "post", "put"},
		Starts:    []string{"listen"},
		Fallbacks: []string{"use"},
		Answers:   []string{"http-proxy-middleware.createProxyMiddleware", "swagger-ui-express.setup"},
		CatchAll:  "*",
	},
	Route:  Route{Open: ":"},
	Oldest: "4.0", OldestWhy: "express.Router came with that one",
	MinCode: 100, MaxCode: 999,
	Interim:    []int{100, 102, 103},
	InterimWhy: Reason{InterimOnlyUpgrade, []string{"Node.js", "Express"}},
	HintsLinks: true,
	Taken:      []string{"Router", "app", "express", "req", "res", "router"},
	URL:        "https://expressjs.com/en/5x/api.html#res.json",
	Project: &Project{
		File: "{kebab}.js", Folders: []string{"routes", "routers"},
		Mounts: []string{"app.*", "server.*", "index.*", "main.*", "*"},
		Mounting: Mounting{
			Applications: []string{"express"}, Routers: []string{"Router"},
			Includes: []string{"use"}, Setup: []string{"disable", "enable", "engine", "set"},
		},
		URL: "https://expressjs.com/en/guide/routing.html#express-router",
	},
	Packages: []Package{{NPM, "express"}},
}
