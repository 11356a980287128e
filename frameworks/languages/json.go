package languages

// JSON: RFC 8259. The characters that HTML treats specially are escaped too.
var JSON = &Language{
	ID: "json", Title: "JSON",
	Target:    NoTarget,
	Editors:   Editors{VSCode: "json", Vim: "json", Emacs: "json-mode", Sublime: "source.json", Zed: "json"},
	Extension: ".json", Indent: "  ",
	String:  jsonString,
	Objects: jsonObjects,
}

// The body of a message is JSON; what is around it has no string literals.
var HTTP = &Language{
	ID: "http", Title: "HTTP",
	Target:    "http",
	Editors:   Editors{VSCode: "http", Vim: "http", Emacs: "restclient-mode", Sublime: "source.http", Zed: "http"},
	Extension: ".http", Indent: "  ", Message: true,
	String:  jsonString,
	Objects: jsonObjects,
}

var jsonObjects = &Notation{
	Open: "{", Close: "}", ListOpen: "[", ListClose: "]", Colon: ": ", Key: jsonString,
	Null: "null", True: "true", False: "false",
}

var jsonEscape = escape{also: "<>&", code: hexPairs}

func jsonString(s string) (string, error) { return jsonEscape.literal(s), nil }
