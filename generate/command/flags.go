package command

// Flags of several commands. A letter means the same in every command.
var (
	keyFlag     = flag{name: "key", letter: "k", usage: "the error `KEY`, such as order_not_found"}
	messageFlag = flag{name: "message", letter: "m", usage: "the human-readable `MESSAGE`"}
	methodFlag  = flag{name: "method", letter: "X", usage: "the request `METHOD` (default: GET)"}
	nameFlag    = flag{name: "name", letter: "n", usage: "the handler's `NAME`, in any casing"}
	namesFlag   = flag{name: "name", letter: "n", usage: "the handlers' `NAME`, in any casing"}
	routeFlag   = flag{name: "path", letter: "p", usage: "the route's `PATH`, such as /orders/{id}"}
	headersFlag = flag{name: "header", letter: "H", usage: "a response `HEADER`, 'Name: value'; 'Name:' removes one", repeated: true}
	noHeaders   = flag{name: "no-headers", usage: "leave out the status's own headers"}
	bodyFlag    = flag{name: "body", letter: "b", usage: "the `BODY`: error, problem (RFC 9457), message, none or one of your own (default: by the status's class)"}
	csrfExempt  = flag{name: "csrf-exempt", usage: "accept requests without a token against cross-site request forgery"}
	urlFlag     = flag{name: "url", usage: "the `URL` that curl requests (default: snipgen's mock server)"}
	outputFlag  = flag{name: "output", letter: "o", also: "out", usage: "write to `FILE` instead of standard output"}
	statusFlag  = flag{name: "statuses", letter: "s", usage: "your own definitions in a YAML or JSON `FILE`; - is standard input"}
	jsonFlag    = flag{name: "json", usage: "print JSON"}
)
