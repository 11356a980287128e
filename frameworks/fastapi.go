package frameworks

var fastAPI = &Framework{
	ID: "fastapi", Title: "FastAPI",
	Category: Server, Language: python,
	Name: "my endpoint", File: "main.py", Path: "/endpoint",
	Route:     Route{Open: "{", Close: "}"},
	Constants: fastAPIConstants,
	Arguments: true,
	MinCode:   100, MaxCode: 599,
	CodesWhy:   "Uvicorn drops the connection for a code above 599",
	InterimWhy: "FastAPI has no call for an interim response",
	Taken:      []string{"FastAPI", "JSONResponse", "Response", "app", "status"},
	URL:        "https://fastapi.tiangolo.com/advanced/response-directly/",
}
