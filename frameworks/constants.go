package frameworks

import (
	"slices"
	"strings"
)

// A Constant is a name for a status code that every supported version has.
type Constant struct {
	Code int
	Name string // the whole expression: "http.StatusNotFound"; empty if there is none
}

// A Renamed is a name for a status code that only some versions have.
type Renamed struct {
	Constant
	// Since and Before are versions of the package that defines the names: the
	// first with this name, and the first without it or with a warning for it.
	// Either may be "".
	Since, Before string
	// Documented is the first version of the framework whose documentation uses
	// the name, and DocumentedBefore the first that no longer does. Between
	// them, the name works with every version of the package that the framework
	// allows, though perhaps with a warning. They count if the package's
	// version isn't known. Both may be "".
	Documented, DocumentedBefore string
}

// Names says which package defines a framework's names for status codes. It is
// zero if the framework itself does.
type Names struct {
	Package Package
	// Title is the package's name for readers.
	Title string
	// Allowed lists which versions of the package the framework's versions
	// allow, from the oldest on.
	Allowed []Allowed
}

// An Allowed says which versions of a package a framework allows.
type Allowed struct {
	// Framework is the first version of the framework that this applies to. It
	// applies up to the next Allowed.
	Framework string
	// Since and Before limit the package's versions. Before may be "".
	Since, Before string
}

// of returns the versions of the package that some versions of the framework
// allow, or all if nothing is known.
func (n *Names) of(s Span) Span {
	out, found := Span{}, false
	for i, a := range n.Allowed {
		applies := Between(a.Framework, "")
		if i+1 < len(n.Allowed) {
			applies.Before = version(n.Allowed[i+1].Framework)
		}
		if s.Older(applies.From) || applies.Older(s.From) {
			continue
		}
		allowed := Between(a.Since, a.Before)
		if found {
			allowed = out.Join(allowed)
		}
		out, found = allowed, true
	}
	return out
}

// Constant returns the name for a code, as an expression, that all of the given
// versions have.
func (f *Framework) Constant(code int, v Versions) (string, bool) {
	if name, found := named(f.Constants, code); found {
		return name, name != ""
	}
	if !f.Renames(code) {
		name := f.usual(code)
		return name, name != ""
	}
	names := f.Naming(v)
	for _, r := range f.Renamed {
		if r.Code == code && names.Within(Between(r.Since, r.Before)) {
			return r.Name, true
		}
	}
	for _, r := range f.Renamed {
		if r.Code == code && r.Documented != "" && v.Names.Any() && v.Framework.Within(Between(r.Documented, r.DocumentedBefore)) {
			return r.Name, true
		}
	}
	return "", false
}

// usual returns the name that Named derives from a code's phrase, or "".
func (f *Framework) usual(code int) string {
	phrase, found := named(phrases, code)
	if !found || f.Named == nil {
		return ""
	}
	return f.Named(code, phrase)
}

// named returns the name for a code in a list, which must be sorted by code.
func named(list []Constant, code int) (name string, found bool) {
	i, found := slices.BinarySearchFunc(list, code, func(c Constant, code int) int { return c.Code - code })
	if !found {
		return "", false
	}
	return list[i].Name, true
}

// All returns the names for a code, the newest first, each with the versions of
// the package in Names that have it.
func (f *Framework) All(code int) []Renamed {
	if name, found := f.Constant(code, Versions{}); found {
		return []Renamed{{Constant: Constant{code, name}}}
	}
	var out []Renamed
	for _, r := range f.Renamed {
		if r.Code == code {
			out = append(out, r)
		}
	}
	return out
}

// namesItself reports whether the framework defines the names of codes, not a
// package of another version.
func (f *Framework) namesItself() bool { return f.Names.Package == (Package{}) }

// Naming returns the versions of the package that defines the names: the known
// ones, or else those that the framework allows.
func (f *Framework) Naming(v Versions) Span {
	if f.namesItself() {
		return v.Framework
	}
	if v.Names.Any() {
		return f.Names.of(v.Framework)
	}
	return v.Names
}

// NamedBy returns the name of the package that defines the names, or the
// target's ID if the framework itself does.
func (f *Framework) NamedBy() string {
	if f.namesItself() {
		return f.ID
	}
	return f.Names.Package.Title()
}

// Defining returns the packages in an ecosystem whose versions decide how
// snippets are written: the framework's and the one that defines its names.
func (f *Framework) Defining(e Ecosystem) []Package {
	all := slices.Concat(f.Packages, []Package{f.Names.Package})
	return slices.DeleteFunc(all, func(p Package) bool { return p.Ecosystem != e || e == "" })
}

// Renames reports whether the name for a code depends on a version.
func (f *Framework) Renames(code int) bool {
	return slices.ContainsFunc(f.Renamed, func(r Renamed) bool { return r.Code == code })
}

// pascal joins the words of a reason phrase: "Not Found" becomes NotFound.
func pascal(phrase string) string {
	return strings.ReplaceAll(strings.ReplaceAll(phrase, " ", ""), "-", "")
}

// snake joins the words of a reason phrase with underscores, in lower case: "Not
// Found" becomes not_found.
func snake(phrase string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(phrase), " ", "_"), "-", "_")
}

// phrases are the reason phrases in IANA's registry, and the one of RFC 2324.
// Most names for codes derive from them.
var phrases = []Constant{
	{100, "Continue"},
	{101, "Switching Protocols"},
	{102, "Processing"},
	{103, "Early Hints"},
	{200, "OK"},
	{201, "Created"},
	{202, "Accepted"},
	{203, "Non-Authoritative Information"},
	{204, "No Content"},
	{205, "Reset Content"},
	{206, "Partial Content"},
	{207, "Multi-Status"},
	{208, "Already Reported"},
	{226, "IM Used"},
	{300, "Multiple Choices"},
	{301, "Moved Permanently"},
	{302, "Found"},
	{303, "See Other"},
	{304, "Not Modified"},
	{305, "Use Proxy"},
	{307, "Temporary Redirect"},
	{308, "Permanent Redirect"},
	{400, "Bad Request"},
	{401, "Unauthorized"},
	{402, "Payment Required"},
	{403, "Forbidden"},
	{404, "Not Found"},
	{405, "Method Not Allowed"},
	{406, "Not Acceptable"},
	{407, "Proxy Authentication Required"},
	{408, "Request Timeout"},
	{409, "Conflict"},
	{410, "Gone"},
	{411, "Length Required"},
	{412, "Precondition Failed"},
	{413, "Content Too Large"},
	{414, "URI Too Long"},
	{415, "Unsupported Media Type"},
	{416, "Range Not Satisfiable"},
	{417, "Expectation Failed"},
	{418, "I'm a teapot"},
	{421, "Misdirected Request"},
	{422, "Unprocessable Content"},
	{423, "Locked"},
	{424, "Failed Dependency"},
	{425, "Too Early"},
	{426, "Upgrade Required"},
	{428, "Precondition Required"},
	{429, "Too Many Requests"},
	{431, "Request Header Fields Too Large"},
	{451, "Unavailable For Legal Reasons"},
	{500, "Internal Server Error"},
	{501, "Not Implemented"},
	{502, "Bad Gateway"},
	{503, "Service Unavailable"},
	{504, "Gateway Timeout"},
	{505, "HTTP Version Not Supported"},
	{506, "Variant Also Negotiates"},
	{507, "Insufficient Storage"},
	{508, "Loop Detected"},
	{510, "Not Extended"},
	{511, "Network Authentication Required"},
}
