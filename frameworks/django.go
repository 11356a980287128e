package frameworks

import "snipgen/frameworks/languages"

var django = &Framework{
	ID: "django", Title: "Django", Aliases: []string{"dj"},
	Category: Server, Language: languages.Python, Order: 1,
	Name: "my view", File: "views.py", Path: "/endpoint",
	ImportPaths: []string{"django", "rest_framework"},
	Route:       Route{Open: "<str:", Close: ">", Relative: true},
	Oldest:      "3.2", OldestWhy: "the argument headers of responses came with that one",
	Arguments: true,
	JSON:      Encoding{Spaced: true, ASCII: true},
	MinCode:   100, MaxCode: 599,
	CodesWhy:        Reason{Raises, []string{"HttpResponse", "ValueError"}},
	InterimWhy:      Reason{NoInterim, []string{"Django"}},
	Taken:           []string{"HttpResponse", "HttpResponseNotModified", "JsonResponse", "path", "request", "require_http_methods", "urlpatterns"},
	TakenParameters: []string{"request", "self"},
	URL:             "https://docs.djangoproject.com/en/stable/ref/request-response/",
	Project: &Project{
		File: "{snake}_view.py", Folders: []string{"views", "."},
		Mounts: []string{"urls.py"}, Beside: []string{"settings.py", "settings"},
		Imports: pythonImports,
		Routes:  []Anchor{{Pattern: `^urlpatterns(?:\s*:[^=\n]+)?\s*\+?=\s*\[[ \t]*(?:#.*)?$`, Inside: true}},
		URL:     "https://docs.djangoproject.com/en/stable/topics/http/urls/",
	},
	Notes: []Note{
		{Token: true, Text: "Django's CsrfViewMiddleware asks a %s request for a token; --csrf-exempt leaves that out"},
	},
	Packages: []Package{{PyPI, "django"}},
}
