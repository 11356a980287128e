package frameworks

import (
	"fmt"
	"strings"

	"snipgen/frameworks/languages"
)

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
	Named:     fastAPIName,
	Constants: []Constant{{306, "status.HTTP_306_RESERVED"}, {418, "status.HTTP_418_IM_A_TEAPOT"}}, Renamed: fastAPIRenamed, Names: starletteNames,
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

// fastAPIName returns the name of a code in fastapi.status. Starlette 0.25 to
// 1.10 define these names and don't warn about them.
func fastAPIName(code int, phrase string) string {
	return fmt.Sprintf("status.HTTP_%d_%s", code, strings.ToUpper(snake(phrase)))
}

// starletteNames has the versions of Starlette that each FastAPI allows, from
// the metadata of its releases on PyPI (Requires-Dist). Releases share an entry
// if their limits differ only where no name changes.
var starletteNames = Names{
	Package: Package{PyPI, "starlette"}, Title: "Starlette",
	Allowed: []Allowed{
		{"0.92", "0.25", "0.48"},
		{"0.116.2", "0.40", ""},
		{"0.164", "1.6", ""},
	},
}

// fastAPIRenamed are the names that changed in Starlette 0.48, which warns
// about the older ones.
var fastAPIRenamed = []Renamed{
	{Constant: Constant{413, "status.HTTP_413_CONTENT_TOO_LARGE"}, Since: "0.48"},
	{Constant: Constant{413, "status.HTTP_413_REQUEST_ENTITY_TOO_LARGE"}, Before: "0.48"},
	{Constant: Constant{414, "status.HTTP_414_URI_TOO_LONG"}, Since: "0.48"},
	{Constant: Constant{414, "status.HTTP_414_REQUEST_URI_TOO_LONG"}, Before: "0.48"},
	{Constant: Constant{416, "status.HTTP_416_RANGE_NOT_SATISFIABLE"}, Since: "0.48"},
	{Constant: Constant{416, "status.HTTP_416_REQUESTED_RANGE_NOT_SATISFIABLE"}, Before: "0.48"},
	{Constant: Constant{422, "status.HTTP_422_UNPROCESSABLE_CONTENT"}, Since: "0.48"},
	{Constant: Constant{422, "status.HTTP_422_UNPROCESSABLE_ENTITY"}, Before: "0.48"},
}
