package frameworks

import "snipgen/frameworks/languages"

var flask = &Framework{
	ID: "flask", Title: "Flask",
	Category: Server, Language: languages.Python, Order: 2,
	Name: "my endpoint", File: "app.py", Path: "/endpoint",
	ImportPaths: []string{"flask"}, Application: "app", Makers: []string{"Blueprint", "Flask"},
	Handlers: &Handlers{
		Marks:  []string{"delete", "get", "patch", "post", "put", "route"},
		Routes: []string{"delete", "get", "patch", "post", "put", "route"},
		Starts: []string{"run"},
		Mounts: []string{"register_blueprint"},
	},
	Route:  Route{Open: "<", Close: ">"},
	Oldest: "2.2", OldestWhy: "its snippets were run on no older one",
	Arguments: true,
	JSON:      Encoding{NewLine: true, ASCII: true},
	MinCode:   100, MaxCode: 999,
	InterimWhy: Reason{NoInterimEither, []string{"Flask", "WSGI"}},
	Taken:      []string{"Blueprint", "Flask", "app", "bp", "redirect", "static"},
	URL:        "https://flask.palletsprojects.com/en/stable/quickstart/#about-responses",
	Project: &Project{
		File: "{snake}_blueprint.py", Folders: []string{"blueprints", "."},
		Mounts: []string{"app.py", "wsgi.py", "__init__.py", "*.py"},
		Mounting: Mounting{
			Applications: []string{"Flask"}, Routers: []string{"Blueprint"},
			Includes: []string{"register_blueprint"}, PrefixName: "url_prefix",
		},
		URL: "https://flask.palletsprojects.com/en/stable/tutorial/views/",
	},
	// PEP 3333 forbids hop-by-hop fields:
	// https://peps.python.org/pep-3333/#other-http-features
	Notes: []Note{
		{Codes: []int{407}, Text: "WSGI forbids the field Proxy-Authenticate (PEP 3333): waitress answers with 500, and gunicorn leaves the field out"},
		{Codes: []int{426}, Text: "WSGI forbids the fields Connection and Upgrade (PEP 3333): waitress answers with 500"},
	},
	Packages: []Package{{PyPI, "flask"}},
}
