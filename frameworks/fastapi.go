package frameworks

import "snipgen/frameworks/languages"

var fastAPI = &Framework{
	ID: "fastapi", Title: "FastAPI",
	Category: Server, Language: languages.Python, Order: 3,
	Name: "my endpoint", File: "main.py", Path: "/endpoint",
	ImportPaths: []string{"fastapi"}, Application: "app", Makers: []string{"APIRouter", "FastAPI"},
	Handlers: &Handlers{
		Marks:    []string{"api_route", "delete", "get", "head", "options", "patch", "post", "put", "trace"},
		Routes:   []string{"api_route", "delete", "get", "head", "options", "patch", "post", "put", "trace"},
		CatchAll: ":path}",
		Mounts:   []string{"include_router"},
		Takes:    []string{"mount"},
	},
	Route:     Route{Open: "{", Close: "}"},
	Constants: fastAPIConstants, Renamed: fastAPIRenamed, Names: starletteNames,
	Oldest: "0.92", OldestWhy: "its snippets were run on no older one",
	Arguments: true,
	MinCode:   100, MaxCode: 599,
	CodesWhy:   Reason{Disconnects, []string{"Uvicorn"}},
	InterimWhy: Reason{NoInterim, []string{"FastAPI"}},
	Taken:      []string{"APIRouter", "FastAPI", "JSONResponse", "RedirectResponse", "Response", "app", "router", "status"},
	URL:        "https://fastapi.tiangolo.com/advanced/response-directly/",
	Project: &Project{
		File: "{snake}_router.py", Folders: []string{"routers", "."},
		Mounts: []string{"main.py", "app.py", "*.py"},
		Mounting: Mounting{
			Applications: []string{"FastAPI"}, Routers: []string{"APIRouter"},
			Includes: []string{"include_router"}, IncludesAt: []string{"mount"}, PrefixName: "prefix", Tags: "tags",
		},
		URL: "https://fastapi.tiangolo.com/tutorial/bigger-applications/",
	},
	Packages: []Package{{PyPI, "fastapi"}},
}
