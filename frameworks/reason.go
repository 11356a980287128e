package frameworks

// A Reason is why a framework can't send some codes.
type Reason struct {
	Kind ReasonKind
	// Names fill the first places of the kind's sentence. They are names that
	// every language writes alike: of software, classes, functions.
	Names []string
}

// A ReasonKind is an English sentence with places for arguments: the names of
// the Reason first, then the framework's own codes. The locales of the pages
// translate each kind, so a new framework needs no translation.
type ReasonKind string

// The kinds for codes that can't be sent at all. MinCode and MaxCode come
// after the names.
const (
	Raises      ReasonKind = "%[1]s raises %[2]s for a code outside %[3]s to %[4]s"
	Disconnects ReasonKind = "%[1]s drops the connection for a code above %[3]s"
)

// The kinds for interim responses. The codes in Interim come after the names.
const (
	NoInterim       ReasonKind = "%[1]s has no API for interim responses"
	NoInterimEither ReasonKind = "%[1]s has no API for interim responses, and %[2]s has none either"
	// One server goes beyond what the framework and its foundation define.
	NoInterimBut ReasonKind = "neither %[1]s nor %[2]s has an API for interim responses (only %[3]s accepts %[4]s)"
	InterimOnly  ReasonKind = "%[1]s has an API for %[3]s only (%[2]s)"
	// The server answers 101 itself, before the framework named last.
	InterimOnlyUpgrade ReasonKind = "%[1]s has APIs for %[3]s only, and hands a request to switch protocols to the server's own \"upgrade\" event, before %[2]s"
	// The framework has HintsLinks, and the status no Link header.
	LinksOnly ReasonKind = "its API for 103 sends only Link headers, which this meaning of 103 does not have"
)

// ReasonKinds lists all kinds.
var ReasonKinds = []ReasonKind{
	Raises, Disconnects, NoInterim, NoInterimEither, NoInterimBut, InterimOnly, InterimOnlyUpgrade, LinksOnly,
}
