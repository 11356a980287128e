package frameworks

import "snipgen/frameworks/languages"

var flask = &Framework{
	ID: "flask", Title: "Flask",
	Category: Server, Language: languages.Python, Order: 2,
	Name: "my endpoint", File: "app.py", Path: "/endpoint",
	ImportPaths: []string{"flask"}, Application: "app", Makers: []string{"Blueprint", "Flask"},
	Route:  Route{Open: "<", Close: ">"},
	Oldest: "2.2", OldestWhy: "its snippets were run on no older one",
	Arguments: true,
	JSON:      Encoding{NewLine: true, ASCII: true},
	MinCode:   100, MaxCode: 999,
	InterimWhy: Reason{NoInterimEither, []string{"Flask", "WSGI"}},
	Taken:      []string{"Blueprint", "Flask", "app", "bp", "static"},
	URL:        "https://flask.palletsprojects.com/en/stable/quickstart/#about-responses",
	Project: &Project{
		File: "{snake}_blueprint.py", Folders: []string{"blueprints", "."},
		Mounts:      []string{"app.py", "wsgi.py", "__init__.py", "*.py"},
		Imports:     pythonImports,
		Routes:      []Anchor{{Pattern: `^[ \t]*(\w+)(?:\s*:\s*[\w.]+)?\s*=\s*(?:flask\.)?Flask\(`}},
		Application: "app",
		URL:         "https://flask.palletsprojects.com/en/stable/tutorial/views/",
	},
	Packages: []Package{{PyPI, "flask"}},
}
