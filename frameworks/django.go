package frameworks

import "snipgen/frameworks/languages"

var django = &Framework{
	ID: "django", Title: "Django", Aliases: []string{"dj"},
	Category: Server, Language: languages.Python, Order: 1,
	Name: "my view", File: "views.py", Path: "/endpoint",
	ImportPaths: []string{"django", "rest_framework"},
	Handlers:    &Handlers{Parameters: []Parameter{{Name: "request", Names: []string{"_request", "req", "request"}}}},
	Route:       Route{Open: "<str:", Close: ">", Relative: true, Single: true},
	Oldest:      "3.2", OldestWhy: "the argument headers of responses came with that one",
	Arguments: true,
	JSON:      Encoding{Spaced: true, ASCII: true},
	MinCode:   100, MaxCode: 599,
	CodesWhy:   Reason{Raises, []string{"HttpResponse", "ValueError"}},
	InterimWhy: Reason{NoInterim, []string{"Django"}},
	Taken: []string{
		"HttpResponse", "HttpResponseBadRequest", "HttpResponseForbidden", "HttpResponseGone", "HttpResponseNotAllowed",
		"HttpResponseNotFound", "HttpResponseNotModified", "HttpResponsePermanentRedirect", "HttpResponseRedirect",
		"HttpResponseServerError", "JsonResponse", "csrf_exempt", "path", "request", "require_POST", "require_http_methods",
		"require_safe", "urlpatterns",
	},
	TakenParameters: []string{"request", "self"},
	URL:             "https://docs.djangoproject.com/en/stable/ref/request-response/",
	Project: &Project{
		File: "{snake}_view.py", Folders: []string{"views", "."},
		Mounts: []string{"urls.py"}, Beside: []string{"settings.py", "settings"},
		Mounting:  Mounting{List: "urlpatterns", Extends: true, Includes: []string{"include"}, Root: "ROOT_URLCONF"},
		Scattered: true,
		URL:       "https://docs.djangoproject.com/en/stable/topics/http/urls/",
	},
	Notes: []Note{
		{Token: true, Text: "Django's CsrfViewMiddleware asks a %s request for a token; --csrf-exempt leaves that out"},
		// PEP 3333 forbids hop-by-hop fields:
		// https://peps.python.org/pep-3333/#other-http-features
		{Codes: []int{407}, Text: "WSGI forbids the field Proxy-Authenticate (PEP 3333): runserver and waitress answer with 500, and gunicorn leaves the field out; a server for ASGI sends it"},
		{Codes: []int{426}, Text: "WSGI forbids the fields Connection and Upgrade (PEP 3333): runserver and waitress answer with 500; gunicorn and a server for ASGI send them"},
	},
	Packages: []Package{{PyPI, "django"}},
}
