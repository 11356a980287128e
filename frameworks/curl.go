package frameworks

import "snipgen/frameworks/languages"

var curl = &Framework{
	ID: "curl", Title: "curl",
	Category: Client, Language: languages.Shell, Request: true,
	Name: "request", File: "request.sh", Path: "/",
	MinCode: 100, MaxCode: 999,
	AnyInterim: true,
	URL:        "https://curl.se/docs/manpage.html",
}
