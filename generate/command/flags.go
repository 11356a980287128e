package command

// The groups of flags in help.
const (
	theResponse = "The response"
	theHandler  = "The handler"
	theRequest  = "The request"
	thePlace    = "Where it goes"
	ownOnes     = "Your own definitions"
	theOutput   = "Output"
)

// groups are in the order of help. A flag without a group is in the last.
var groups = []string{theResponse, theRequest, theHandler, thePlace, ownOnes, theOutput}

// langCalled is what people call --lang, whose meaning differs by command.
var langCalled = []string{"language", "framework", "target", "for"}

// Flags of several commands. A letter means the same in every command.
var (
	keyFlag     = flag{name: "key", group: theResponse, letter: "k", called: []string{"code", "error", "error-code", "id"}, usage: "the error `KEY`, such as order_not_found"}
	messageFlag = flag{name: "message", group: theResponse, letter: "m", called: []string{"msg", "text", "description"}, usage: "the human-readable `MESSAGE`"}
	methodFlag  = flag{name: "method", group: theHandler, letter: "X", called: []string{"verb"}, usage: "the request `METHOD` (default: GET)"}
	nameFlag    = flag{name: "name", group: theHandler, letter: "n", called: []string{"handler", "function"}, usage: "the handler's `NAME`, in any casing"}
	namesFlag   = flag{name: "name", group: theHandler, letter: "n", called: []string{"handler", "function"}, usage: "the handlers' `NAME`, in any casing"}
	routeFlag   = flag{name: "path", group: theHandler, letter: "p", called: []string{"route", "endpoint", "uri"}, usage: "the route's `PATH`, such as /orders/{id}"}
	headersFlag = flag{name: "header", group: theResponse, letter: "H", called: []string{"headers", "response-header"}, usage: "a response `HEADER`, 'Name: value'; 'Name;' is empty, and 'Name:' removes one", repeated: true}
	noHeaders   = flag{name: "no-headers", group: theResponse, called: []string{"skip-headers"}, usage: "leave out the status's own headers"}
	bodyFlag    = flag{name: "body", group: theResponse, letter: "b", called: []string{"shape"}, usage: "the `BODY`: error, problem (RFC 9457), message, none or one of your own (default: by the status's class)"}
	csrfExempt  = flag{name: "csrf-exempt", group: theHandler, called: []string{"no-csrf", "skip-csrf"}, usage: "accept requests without a token against cross-site request forgery"}
	urlFlag     = flag{name: "url", group: theHandler, called: []string{"base-url", "address", "host"}, usage: "the `URL` that curl requests (default: snipgen's mock server)"}
	outputFlag  = flag{name: "output", group: thePlace, letter: "o", also: "out", called: []string{"destination"}, usage: "write to `FILE` instead of standard output"}
	statusFlag  = flag{name: "statuses", group: ownOnes, letter: "s", called: []string{"definitions", "config", "errors", "catalogue"}, usage: "your own definitions in a YAML or JSON `FILE`; - is standard input"}
	jsonFlag    = flag{name: "json", called: []string{"as-json"}, usage: "print JSON"}
)
