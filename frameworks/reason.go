package frameworks

// A Reason explains why a framework can't send some codes.
type Reason struct {
	Kind ReasonKind
	// Names are the first arguments of the kind's sentence: names of software,
	// classes and functions, which are the same in every language.
	Names []string
}

// A ReasonKind is an English sentence with numbered arguments: first the Names
// of the Reason, then the framework's codes. Each locale of the pages
// translates the kinds, so that a new framework needs no translation.
type ReasonKind string

// Reasons why some codes can't be sent at all. The arguments after the names
// are MinCode and MaxCode.
const (
	Raises      ReasonKind = "%[1]s raises %[2]s for a code outside %[3]s to %[4]s"
	Disconnects ReasonKind = "%[1]s drops the connection for a code above %[3]s"
)

// Reasons why some interim responses can't be sent. The argument after the
// names is Interim.
const (
	NoInterim       ReasonKind = "%[1]s has no API for interim responses"
	NoInterimEither ReasonKind = "%[1]s has no API for interim responses, and %[2]s has none either"
	// A single server supports more than the framework and its foundation do.
	NoInterimBut ReasonKind = "neither %[1]s nor %[2]s has an API for interim responses (only %[3]s accepts %[4]s)"
	InterimOnly  ReasonKind = "%[1]s has an API for %[3]s only (%[2]s)"
	// The server handles 101 itself, before the last-named framework.
	InterimOnlyUpgrade ReasonKind = "%[1]s has APIs for %[3]s only, and hands a request to switch protocols to the server's own \"upgrade\" event, before %[2]s"
	// The target is a client. The last name is a code.
	AwaitsFinal ReasonKind = "%[1]s takes %[2]s for an interim response, and fails because no final one follows"
	// The framework has HintsLinks, and the status has no Link header.
	LinksOnly ReasonKind = "its API for 103 sends only Link headers, which this meaning of 103 does not have"
)

// ReasonKinds lists all kinds.
var ReasonKinds = []ReasonKind{
	Raises, Disconnects, NoInterim, NoInterimEither, NoInterimBut, InterimOnly, InterimOnlyUpgrade, AwaitsFinal, LinksOnly,
}
