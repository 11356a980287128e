package frameworks

var expressJS = &Framework{
	ID: "express", Title: "Express.js", Aliases: []string{"expressjs", "express 5"},
	Category: Server, Language: javascript,
	Name: "my endpoint", File: "app.js", Path: "/endpoint",
	Route:   Route{Open: ":"},
	MinCode: 100, MaxCode: 999,
	Interim:    []int{100, 102, 103},
	InterimWhy: "Node.js has calls for 100, 102 and 103 only, and hands a request to switch protocols to the server's own \"upgrade\" event, before Express",
	HintsLinks: true,
	Taken:      []string{"app", "express", "req", "res"},
	URL:        "https://expressjs.com/en/5x/api.html#res.json",
}
