package frameworks

import "snipgen/frameworks/languages"

var curl = &Framework{
	ID: "curl", Title: "curl",
	Category: Client, Language: languages.Shell, Request: true,
	Name: "request", File: "request.sh", Path: "/",
	MinCode: 100, MaxCode: 999,
	Interim:    []int{100, 102, 103, 104},
	InterimWhy: Reason{AwaitsFinal, []string{"curl", "101"}},
	URL:        "https://curl.se/docs/manpage.html",
}
