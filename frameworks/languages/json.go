package languages

// JSON: RFC 8259. The characters that HTML treats specially are escaped too.
var JSON = &Language{
	ID: "json", Title: "JSON",
	Extension: ".json", Indent: "  ",
	String:  jsonString,
	Objects: jsonObjects,
}

// The body of a message is JSON; what is around it has no string literals.
var HTTP = &Language{
	ID: "http", Title: "HTTP",
	Editors:   Editors{Emacs: "restclient-mode"},
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
