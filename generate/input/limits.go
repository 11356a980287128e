package input

import (
	"fmt"
	"strings"
)

// A Limit is the most that the program reads, keeps or does of one thing. Each
// is far above what real input needs, and keeps somebody else's file from
// taking the memory or the time.
type Limit struct {
	// Name is what errors and `snipgen help limits` call it.
	Name string
	Most int
	Unit Unit
	// Of is what it limits.
	Of string
}

// A Unit is what a Limit counts.
type Unit string

// The units, in the plural.
const (
	Bytes      Unit = "bytes"
	Characters Unit = "characters"
	Levels     Unit = "levels"
	Files      Unit = "files"
	Steps      Unit = "steps"
	Tokens     Unit = "tokens"
	Entries    Unit = "entries"
)

// Files.
var (
	DefinitionFile  = Limit{"definition-file", 1 << 20, Bytes, "a definition file"}
	TemplateFile    = Limit{"template-file", 64 << 10, Bytes, "a template of your own"}
	ManifestFile    = Limit{"manifest-file", 4 << 20, Bytes, "a manifest, such as package.json"}
	LockFile        = Limit{"lock-file", 16 << 20, Bytes, "a lock file, such as package-lock.json"}
	EditorConfig    = Limit{"editorconfig-file", 64 << 10, Bytes, "an .editorconfig"}
	LinterFile      = Limit{"linter-file", 64 << 10, Bytes, "a linter's configuration"}
	SurveyedFile    = Limit{"surveyed-file", 256 << 10, Bytes, "a source file that shows a project's layout"}
	SourceFile      = Limit{"source-file", 384 << 10, Bytes, "a source file or buffer to insert code into"}
	RequestBody     = Limit{"request-body", 16 << 20, Bytes, "the file of check --data"}
	CertificateFile = Limit{"certificate-file", 4 << 20, Bytes, "the file of check --cacert"}
	SiteFile        = Limit{"site-file", 16 << 20, Bytes, "the list of the files of a site"}
	ComparedFile    = Limit{"compared-file", 1 << 20, Bytes, "an existing file that is compared with a larger one"}
)

// SymbolicLinks is the limit of Linux.
var SymbolicLinks = Limit{"symbolic-links", 40, Levels, "symbolic links of a name that lead to each other"}

// Source files.
var (
	HeadingTokens   = Limit{"heading-tokens", 256, Tokens, "the tokens before a block that show what it is; those before them are not looked at"}
	ParameterTokens = Limit{"parameter-tokens", 512, Tokens, "the parameters of a function; the others are not looked at"}
	Parameters      = Limit{"parameters", 32, Entries, "parameters of a function; the others are not looked at"}
	EmbeddedStrings = Limit{"embedded-strings", 20, Levels, "strings inside code inside strings, as in `${}`; deeper ones are not told apart"}
	BlockDepth      = Limit{"block-depth", 100, Levels, "blocks around a line; those around them are not looked at"}
	Mounts          = Limit{"mounts", 1_000, Entries, "routers that a source file mounts; the others are not looked at"}
)

// Definition files.
var (
	Nodes         = Limit{"nodes", 100_000, Entries, "values, names and uses of aliases in a definition file"}
	Nesting       = Limit{"nesting", 32, Levels, "nested values in a definition file"}
	Statuses      = Limit{"statuses", 2_000, Entries, "statuses in a definition file"}
	Bodies        = Limit{"bodies", 200, Entries, "bodies in a definition file"}
	Targets       = Limit{"targets", 100, Entries, "targets in a definition file"}
	Aliases       = Limit{"aliases", 32, Entries, "aliases of a target, and its folders, files and places for modules"}
	OwnPackages   = Limit{"own-packages", 32, Entries, "packages of the targets in a definition file"}
	StatusHeaders = Limit{"status-headers", 64, Entries, "headers of a status"}
	Fields        = Limit{"fields", 64, Entries, "fields of an object or items of a list in a body"}
	BodyValues    = Limit{"body-values", 1_000, Entries, "values in a body"}
	BodyLength    = Limit{"body-length", 128 << 10, Bytes, "the texts of a body of your own, once they are filled in"}
	BodyNesting   = Limit{"body-nesting", 6, Levels, "nested objects in a body"}
	OpenAPI       = Limit{"openapi", 4 << 20, Bytes, "the bodies in an OpenAPI document"}
)

// What a user names.
var (
	NameLength      = Limit{"name", 64, Bytes, "a name or a reason phrase"}
	KeyLength       = Limit{"key", 64, Bytes, "an error key or a field's name"}
	ParameterLength = Limit{"parameter", 32, Bytes, "a parameter of a path"}
	PathLength      = Limit{"path", 512, Bytes, "a path"}
	MessageLength   = Limit{"message", 10_000, Bytes, "a message or another text of a status"}
	HeaderLength    = Limit{"header", 4_000, Bytes, "the value of a header"}
	URLLength       = Limit{"url", 2_000, Bytes, "a URL"}
)

// Templates of users.
var (
	TemplateSteps  = Limit{"template-steps", 100_000, Steps, "what a template does: its actions, and 64 bytes of a function's texts"}
	TemplateDepth  = Limit{"template-depth", 32, Levels, "templates that call each other"}
	TemplateOutput = Limit{"template-output", 256 << 10, Bytes, "what a template prints"}
	TemplateText   = Limit{"template-text", 64 << 10, Bytes, "the texts that a function of a template returns"}
	TemplateList   = Limit{"template-list", 1_000, Entries, "the values in a list or a dict of a template"}
	LayoutDepth    = Limit{"layout-depth", 32, Levels, "nested layouts of a template: {{fit}}, {{flat}}, {{in}}"}
	LayoutSteps    = Limit{"layout-steps", 16 << 20, Bytes, "the lines that are measured to lay out a snippet"}
)

// Projects.
var (
	IncludedFiles       = Limit{"included-files", 64, Files, "files that a manifest includes; together they count for manifest-file"}
	Packages            = Limit{"packages", 20_000, Entries, "packages of a manifest and of the files that it includes"}
	ManifestEntries     = Limit{"manifest-entries", 10_000, Entries, "keys and tables of a manifest in TOML"}
	Range               = Limit{"range", 10_000, Entries, "numbers in the ranges of .editorconfig files: {1..9}"}
	SourceFiles         = Limit{"source-files", 10_000, Files, "source files of a project; the others are not looked at"}
	SurveyedFiles       = Limit{"surveyed-files", 200, Files, "files of a folder that show how its handlers are written; the others are not looked at"}
	LinterPatterns      = Limit{"linter-patterns", 64, Entries, "patterns for files in a linter's configuration; the others are not looked at"}
	SearchedMembers     = Limit{"searched-members", 20, Entries, "folders of a workspace that are searched for one that mounts handlers; of more, none is"}
	Members             = Limit{"workspace-members", 500, Entries, "folders of a workspace; the others are not looked at"}
	Routers             = Limit{"routers", 2_000, Entries, "routers of a project; the others are not looked at"}
	FileRouters         = Limit{"file-routers", 16, Entries, "routers of a kind in a source file; the others are not looked at"}
	RouterSteps         = Limit{"router-steps", 50_000_000, Steps, "tokens that are examined to find the routers that a server serves"}
	PatternAlternatives = Limit{"pattern-alternatives", 64, Entries, "alternatives of a pattern for paths, {a,b}; one with more matches nothing"}
	FolderDepth         = Limit{"folder-depth", 12, Levels, "folders in a project; what is deeper is not looked at"}
)

// Servers that check asks.
var (
	Response         = Limit{"response", 4 << 20, Bytes, "a response to check"}
	ResponseHead     = Limit{"response-head", 1 << 20, Bytes, "the status line and the headers of a response to check"}
	InterimResponses = Limit{"interim-responses", 100, Entries, "interim responses to check"}
	DecodedValue     = Limit{"decoded-value", 64 << 10, Bytes, "a value of a body that is compared as JSON, unless what check expects is larger; decoding takes many times as much memory"}
	ListedMembers    = Limit{"listed-members", 100, Entries, "unexpected members of a body that check lists; the others are counted"}
)

// Clients of serve.
var (
	Connections     = Limit{"connections", 1_000, Entries, "connections to serve; another one closes the one that has been idle for the longest time"}
	Delays          = Limit{"delays", 500, Entries, "responses that serve delays at once"}
	RequestHead     = Limit{"request-head", 128 << 10, Bytes, "the request line and the headers of a request to serve"}
	RequestContent  = Limit{"request-content", 16 << 20, Bytes, "the content of a request to serve; the connection is closed after more"}
	RequestHeaders  = Limit{"request-headers", 100, Entries, "response headers that a request to serve asks for"}
	StatusName      = Limit{"status-name", 200, Bytes, "the name of a status in a request to serve"}
	StoredResponses = Limit{"stored-responses", 1_000, Entries, "responses that serve keeps to send again; it makes the others anew"}
	LogLines        = Limit{"log-lines", 1_000, Entries, "lines of serve's log that nobody reads; the others are dropped and counted"}
)

// Limits lists all limits, by group as above.
var Limits = []*Limit{
	&DefinitionFile, &TemplateFile, &ManifestFile, &LockFile, &EditorConfig, &LinterFile, &SurveyedFile, &SourceFile, &RequestBody, &CertificateFile, &SiteFile, &ComparedFile, &SymbolicLinks,
	&HeadingTokens, &ParameterTokens, &Parameters, &EmbeddedStrings, &BlockDepth, &Mounts,
	&Nodes, &Nesting, &Statuses, &Bodies, &Targets, &Aliases, &OwnPackages, &StatusHeaders, &Fields, &BodyValues, &BodyLength, &BodyNesting, &OpenAPI,
	&NameLength, &KeyLength, &ParameterLength, &PathLength, &MessageLength, &HeaderLength, &URLLength,
	&TemplateSteps, &TemplateDepth, &TemplateOutput, &TemplateText, &TemplateList, &LayoutDepth, &LayoutSteps,
	&IncludedFiles, &Packages, &ManifestEntries, &Range, &SourceFiles, &SurveyedFiles, &LinterPatterns, &SearchedMembers, &Members, &Routers, &FileRouters, &RouterSteps,
	&PatternAlternatives, &FolderDepth,
	&Response, &ResponseHead, &InterimResponses, &DecodedValue, &ListedMembers,
	&Connections, &Delays, &RequestHead, &RequestContent, &RequestHeaders, &StatusName, &StoredResponses, &LogLines,
}

// String returns the limit with its unit: 4 MiB, 1,000 bytes, 32 levels.
func (l Limit) String() string {
	switch {
	case l.Unit == Bytes && l.Most >= 1<<20 && l.Most%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", l.Most>>20)
	case l.Unit == Bytes && l.Most >= 1<<10 && l.Most%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", l.Most>>10)
	}
	return grouped(l.Most) + " " + string(l.Unit)
}

// Exceeded returns the error that there is more of something than l allows.
// What says of what, as in "it" or "the template".
func (l Limit) Exceeded(what string) *Error {
	return Errorf("%s has more than %s", what, l).Hintf("%s", l.Hint())
}

// Hint names the limit, for the hint of an error.
func (l Limit) Hint() string {
	return fmt.Sprintf("the limit %s is %s; `snipgen help limits` lists all", l.Name, l)
}

// grouped writes a number with commas between the thousands.
func grouped(n int) string {
	digits := fmt.Sprint(n)
	var out strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(c)
	}
	return out.String()
}
