package frameworks

import "snipgen/frameworks/languages"

var rawHTTP = &Framework{
	ID: "http", Title: "Raw HTTP", Aliases: []string{"raw", "raw-http"},
	Category: Client, Language: languages.HTTP, Message: true,
	Name: "response", File: "{code}.http", Path: "/",
	MinCode: 100, MaxCode: 999,
	AnyInterim: true,
	URL:        "https://www.rfc-editor.org/rfc/rfc9112#section-2.1",
}
