package frameworks

var flask = &Framework{
	ID: "flask", Title: "Flask",
	Category: Server, Language: python,
	Name: "my endpoint", File: "app.py", Path: "/endpoint",
	Route:     Route{Open: "<", Close: ">"},
	Arguments: true,
	MinCode:   100, MaxCode: 999,
	InterimWhy: "Flask has no call for an interim response, and WSGI has none either",
	Taken:      []string{"Flask", "app", "static"},
	URL:        "https://flask.palletsprojects.com/en/stable/quickstart/#about-responses",
}
