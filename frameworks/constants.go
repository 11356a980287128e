package frameworks

import "slices"

// A Constant is a name for a status code that every supported version has.
type Constant struct {
	Code int
	Name string // the whole expression: "http.StatusNotFound"
}

// A Renamed is a name for a status code that only some versions have.
type Renamed struct {
	Constant
	// Since and Before are versions of the package that defines the names: the
	// first with this name, and the first without it or with a warning for it.
	// Either may be "".
	Since, Before string
	// Documented is the version of the framework from which on, and
	// DocumentedBefore that before which, its documentation uses the name and
	// it works with every version of the package that it allows, if with a
	// warning. They count where that version isn't known. Both may be "".
	Documented, DocumentedBefore string
}

// Names says which package defines a framework's names for status codes: none if
// it does itself.
type Names struct {
	Package Package
	// Title is what readers call the package.
	Title string
	// Allowed are the versions of the package by the versions of the framework.
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
// allow, or any if nothing is known.
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
	if i, found := slices.BinarySearchFunc(f.Constants, code, func(c Constant, code int) int { return c.Code - code }); found {
		return f.Constants[i].Name, true
	}
	if !f.Renames(code) {
		return "", false
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

// Naming returns the versions of the package that defines the names: those
// known, or else those that the framework allows.
func (f *Framework) Naming(v Versions) Span {
	if f.namesItself() {
		return v.Framework
	}
	if v.Names.Any() {
		return f.Names.of(v.Framework)
	}
	return v.Names
}

// NamedBy returns the name of what defines the names: a package, or the target's
// ID if the framework itself does.
func (f *Framework) NamedBy() string {
	if f.namesItself() {
		return f.ID
	}
	return f.Names.Package.Title()
}

// Defining returns those of the packages in an ecosystem that say which version
// of the framework and its names a project uses.
func (f *Framework) Defining(e Ecosystem) []Package {
	all := slices.Concat(f.Packages, []Package{f.Names.Package})
	return slices.DeleteFunc(all, func(p Package) bool { return p.Ecosystem != e || e == "" })
}

// Renames reports whether the name for a code depends on the version.
func (f *Framework) Renames(code int) bool {
	return slices.ContainsFunc(f.Renamed, func(r Renamed) bool { return r.Code == code })
}

// netHTTPConstants are the constants of net/http in Go 1.26. Go's compatibility promise keeps
// them valid in newer versions. There is none for 306.
var netHTTPConstants = []Constant{
	{100, "http.StatusContinue"},
	{101, "http.StatusSwitchingProtocols"},
	{102, "http.StatusProcessing"},
	{103, "http.StatusEarlyHints"},
	{200, "http.StatusOK"},
	{201, "http.StatusCreated"},
	{202, "http.StatusAccepted"},
	{203, "http.StatusNonAuthoritativeInfo"},
	{204, "http.StatusNoContent"},
	{205, "http.StatusResetContent"},
	{206, "http.StatusPartialContent"},
	{207, "http.StatusMultiStatus"},
	{208, "http.StatusAlreadyReported"},
	{226, "http.StatusIMUsed"},
	{300, "http.StatusMultipleChoices"},
	{301, "http.StatusMovedPermanently"},
	{302, "http.StatusFound"},
	{303, "http.StatusSeeOther"},
	{304, "http.StatusNotModified"},
	{305, "http.StatusUseProxy"},
	{307, "http.StatusTemporaryRedirect"},
	{308, "http.StatusPermanentRedirect"},
	{400, "http.StatusBadRequest"},
	{401, "http.StatusUnauthorized"},
	{402, "http.StatusPaymentRequired"},
	{403, "http.StatusForbidden"},
	{404, "http.StatusNotFound"},
	{405, "http.StatusMethodNotAllowed"},
	{406, "http.StatusNotAcceptable"},
	{407, "http.StatusProxyAuthRequired"},
	{408, "http.StatusRequestTimeout"},
	{409, "http.StatusConflict"},
	{410, "http.StatusGone"},
	{411, "http.StatusLengthRequired"},
	{412, "http.StatusPreconditionFailed"},
	{413, "http.StatusRequestEntityTooLarge"},
	{414, "http.StatusRequestURITooLong"},
	{415, "http.StatusUnsupportedMediaType"},
	{416, "http.StatusRequestedRangeNotSatisfiable"},
	{417, "http.StatusExpectationFailed"},
	{418, "http.StatusTeapot"},
	{421, "http.StatusMisdirectedRequest"},
	{422, "http.StatusUnprocessableEntity"},
	{423, "http.StatusLocked"},
	{424, "http.StatusFailedDependency"},
	{425, "http.StatusTooEarly"},
	{426, "http.StatusUpgradeRequired"},
	{428, "http.StatusPreconditionRequired"},
	{429, "http.StatusTooManyRequests"},
	{431, "http.StatusRequestHeaderFieldsTooLarge"},
	{451, "http.StatusUnavailableForLegalReasons"},
	{500, "http.StatusInternalServerError"},
	{501, "http.StatusNotImplemented"},
	{502, "http.StatusBadGateway"},
	{503, "http.StatusServiceUnavailable"},
	{504, "http.StatusGatewayTimeout"},
	{505, "http.StatusHTTPVersionNotSupported"},
	{506, "http.StatusVariantAlsoNegotiates"},
	{507, "http.StatusInsufficientStorage"},
	{508, "http.StatusLoopDetected"},
	{510, "http.StatusNotExtended"},
	{511, "http.StatusNetworkAuthenticationRequired"},
}

// starletteNames are the versions of Starlette that FastAPI allows, from the
// metadata of its releases on PyPI (Requires-Dist). Where only the upper limit
// moves below a renaming, releases are joined.
var starletteNames = Names{
	Package: Package{PyPI, "starlette"}, Title: "Starlette",
	Allowed: []Allowed{
		{"0.92", "0.25", "0.48"},
		{"0.116.2", "0.40", ""},
		{"0.164", "1.6", ""},
	},
}

// fastAPIRenamed are the names that changed in Starlette 0.48, which warns for
// the older ones.
var fastAPIRenamed = []Renamed{
	{Constant: Constant{413, "status.HTTP_413_CONTENT_TOO_LARGE"}, Since: "0.48"},
	{Constant: Constant{413, "status.HTTP_413_REQUEST_ENTITY_TOO_LARGE"}, Before: "0.48"},
	{Constant: Constant{414, "status.HTTP_414_URI_TOO_LONG"}, Since: "0.48"},
	{Constant: Constant{414, "status.HTTP_414_REQUEST_URI_TOO_LONG"}, Before: "0.48"},
	{Constant: Constant{416, "status.HTTP_416_RANGE_NOT_SATISFIABLE"}, Since: "0.48"},
	{Constant: Constant{416, "status.HTTP_416_REQUESTED_RANGE_NOT_SATISFIABLE"}, Before: "0.48"},
	{Constant: Constant{422, "status.HTTP_422_UNPROCESSABLE_CONTENT"}, Since: "0.48"},
	{Constant: Constant{422, "status.HTTP_422_UNPROCESSABLE_ENTITY"}, Before: "0.48"},
}

// fastAPIConstants are the names in fastapi.status that Starlette 0.25 to 1.10
// define without a warning.
var fastAPIConstants = []Constant{
	{100, "status.HTTP_100_CONTINUE"},
	{101, "status.HTTP_101_SWITCHING_PROTOCOLS"},
	{102, "status.HTTP_102_PROCESSING"},
	{103, "status.HTTP_103_EARLY_HINTS"},
	{200, "status.HTTP_200_OK"},
	{201, "status.HTTP_201_CREATED"},
	{202, "status.HTTP_202_ACCEPTED"},
	{203, "status.HTTP_203_NON_AUTHORITATIVE_INFORMATION"},
	{204, "status.HTTP_204_NO_CONTENT"},
	{205, "status.HTTP_205_RESET_CONTENT"},
	{206, "status.HTTP_206_PARTIAL_CONTENT"},
	{207, "status.HTTP_207_MULTI_STATUS"},
	{208, "status.HTTP_208_ALREADY_REPORTED"},
	{226, "status.HTTP_226_IM_USED"},
	{300, "status.HTTP_300_MULTIPLE_CHOICES"},
	{301, "status.HTTP_301_MOVED_PERMANENTLY"},
	{302, "status.HTTP_302_FOUND"},
	{303, "status.HTTP_303_SEE_OTHER"},
	{304, "status.HTTP_304_NOT_MODIFIED"},
	{305, "status.HTTP_305_USE_PROXY"},
	{306, "status.HTTP_306_RESERVED"},
	{307, "status.HTTP_307_TEMPORARY_REDIRECT"},
	{308, "status.HTTP_308_PERMANENT_REDIRECT"},
	{400, "status.HTTP_400_BAD_REQUEST"},
	{401, "status.HTTP_401_UNAUTHORIZED"},
	{402, "status.HTTP_402_PAYMENT_REQUIRED"},
	{403, "status.HTTP_403_FORBIDDEN"},
	{404, "status.HTTP_404_NOT_FOUND"},
	{405, "status.HTTP_405_METHOD_NOT_ALLOWED"},
	{406, "status.HTTP_406_NOT_ACCEPTABLE"},
	{407, "status.HTTP_407_PROXY_AUTHENTICATION_REQUIRED"},
	{408, "status.HTTP_408_REQUEST_TIMEOUT"},
	{409, "status.HTTP_409_CONFLICT"},
	{410, "status.HTTP_410_GONE"},
	{411, "status.HTTP_411_LENGTH_REQUIRED"},
	{412, "status.HTTP_412_PRECONDITION_FAILED"},
	{415, "status.HTTP_415_UNSUPPORTED_MEDIA_TYPE"},
	{417, "status.HTTP_417_EXPECTATION_FAILED"},
	{418, "status.HTTP_418_IM_A_TEAPOT"},
	{421, "status.HTTP_421_MISDIRECTED_REQUEST"},
	{423, "status.HTTP_423_LOCKED"},
	{424, "status.HTTP_424_FAILED_DEPENDENCY"},
	{425, "status.HTTP_425_TOO_EARLY"},
	{426, "status.HTTP_426_UPGRADE_REQUIRED"},
	{428, "status.HTTP_428_PRECONDITION_REQUIRED"},
	{429, "status.HTTP_429_TOO_MANY_REQUESTS"},
	{431, "status.HTTP_431_REQUEST_HEADER_FIELDS_TOO_LARGE"},
	{451, "status.HTTP_451_UNAVAILABLE_FOR_LEGAL_REASONS"},
	{500, "status.HTTP_500_INTERNAL_SERVER_ERROR"},
	{501, "status.HTTP_501_NOT_IMPLEMENTED"},
	{502, "status.HTTP_502_BAD_GATEWAY"},
	{503, "status.HTTP_503_SERVICE_UNAVAILABLE"},
	{504, "status.HTTP_504_GATEWAY_TIMEOUT"},
	{505, "status.HTTP_505_HTTP_VERSION_NOT_SUPPORTED"},
	{506, "status.HTTP_506_VARIANT_ALSO_NEGOTIATES"},
	{507, "status.HTTP_507_INSUFFICIENT_STORAGE"},
	{508, "status.HTTP_508_LOOP_DETECTED"},
	{510, "status.HTTP_510_NOT_EXTENDED"},
	{511, "status.HTTP_511_NETWORK_AUTHENTICATION_REQUIRED"},
}

// springNames are the versions of Spring Framework that Spring Boot manages, from
// the property spring-framework.version of spring-boot-dependencies.
var springNames = Names{
	Package: Package{Maven, "org.springframework:*"}, Title: "Spring Framework",
	Allowed: []Allowed{
		{"3.0", "6.0", "6.1"},
		{"3.2", "6.1", "6.2"},
		{"3.4", "6.2", "7.0"},
		{"4.0", "7.0", ""},
	},
}

// springRenamed are the names that not all versions of Spring Framework have.
// 7.0 deprecates names that RFC 9110 doesn't have, or has changed.
var springRenamed = []Renamed{
	{Constant: Constant{102, "HttpStatus.PROCESSING"}, Before: "7.0"},
	{Constant: Constant{103, "HttpStatus.EARLY_HINTS"}, Since: "6.0.5"},
	{Constant: Constant{413, "HttpStatus.CONTENT_TOO_LARGE"}, Since: "7.0"},
	{Constant: Constant{413, "HttpStatus.PAYLOAD_TOO_LARGE"}, Before: "7.0"},
	{Constant: Constant{418, "HttpStatus.I_AM_A_TEAPOT"}, Before: "7.0"},
	{Constant: Constant{421, "HttpStatus.MISDIRECTED_REQUEST"}, Since: "7.0"},
	{Constant: Constant{422, "HttpStatus.UNPROCESSABLE_CONTENT"}, Since: "7.0"},
	{Constant: Constant{422, "HttpStatus.UNPROCESSABLE_ENTITY"}, Before: "7.0"},
	{Constant: Constant{509, "HttpStatus.BANDWIDTH_LIMIT_EXCEEDED"}, Before: "7.0"},
	{Constant: Constant{510, "HttpStatus.NOT_EXTENDED"}, Before: "7.0"},
}

// springConstants are the members of HttpStatus that Spring Framework 6.0, 6.1,
// 6.2 and 7.0 all define and none deprecates, as 6.0 does 305.
var springConstants = []Constant{
	{100, "HttpStatus.CONTINUE"},
	{101, "HttpStatus.SWITCHING_PROTOCOLS"},
	{200, "HttpStatus.OK"},
	{201, "HttpStatus.CREATED"},
	{202, "HttpStatus.ACCEPTED"},
	{203, "HttpStatus.NON_AUTHORITATIVE_INFORMATION"},
	{204, "HttpStatus.NO_CONTENT"},
	{205, "HttpStatus.RESET_CONTENT"},
	{206, "HttpStatus.PARTIAL_CONTENT"},
	{207, "HttpStatus.MULTI_STATUS"},
	{208, "HttpStatus.ALREADY_REPORTED"},
	{226, "HttpStatus.IM_USED"},
	{300, "HttpStatus.MULTIPLE_CHOICES"},
	{301, "HttpStatus.MOVED_PERMANENTLY"},
	{302, "HttpStatus.FOUND"},
	{303, "HttpStatus.SEE_OTHER"},
	{304, "HttpStatus.NOT_MODIFIED"},
	{307, "HttpStatus.TEMPORARY_REDIRECT"},
	{308, "HttpStatus.PERMANENT_REDIRECT"},
	{400, "HttpStatus.BAD_REQUEST"},
	{401, "HttpStatus.UNAUTHORIZED"},
	{402, "HttpStatus.PAYMENT_REQUIRED"},
	{403, "HttpStatus.FORBIDDEN"},
	{404, "HttpStatus.NOT_FOUND"},
	{405, "HttpStatus.METHOD_NOT_ALLOWED"},
	{406, "HttpStatus.NOT_ACCEPTABLE"},
	{407, "HttpStatus.PROXY_AUTHENTICATION_REQUIRED"},
	{408, "HttpStatus.REQUEST_TIMEOUT"},
	{409, "HttpStatus.CONFLICT"},
	{410, "HttpStatus.GONE"},
	{411, "HttpStatus.LENGTH_REQUIRED"},
	{412, "HttpStatus.PRECONDITION_FAILED"},
	{414, "HttpStatus.URI_TOO_LONG"},
	{415, "HttpStatus.UNSUPPORTED_MEDIA_TYPE"},
	{416, "HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE"},
	{417, "HttpStatus.EXPECTATION_FAILED"},
	{423, "HttpStatus.LOCKED"},
	{424, "HttpStatus.FAILED_DEPENDENCY"},
	{425, "HttpStatus.TOO_EARLY"},
	{426, "HttpStatus.UPGRADE_REQUIRED"},
	{428, "HttpStatus.PRECONDITION_REQUIRED"},
	{429, "HttpStatus.TOO_MANY_REQUESTS"},
	{431, "HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE"},
	{451, "HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS"},
	{500, "HttpStatus.INTERNAL_SERVER_ERROR"},
	{501, "HttpStatus.NOT_IMPLEMENTED"},
	{502, "HttpStatus.BAD_GATEWAY"},
	{503, "HttpStatus.SERVICE_UNAVAILABLE"},
	{504, "HttpStatus.GATEWAY_TIMEOUT"},
	{505, "HttpStatus.HTTP_VERSION_NOT_SUPPORTED"},
	{506, "HttpStatus.VARIANT_ALSO_NEGOTIATES"},
	{507, "HttpStatus.INSUFFICIENT_STORAGE"},
	{508, "HttpStatus.LOOP_DETECTED"},
	{511, "HttpStatus.NETWORK_AUTHENTICATION_REQUIRED"},
}

// rackNames are the versions of Rack that Rails allows, from the gemspec of
// Action Pack. Rails 6.1 allows Rack 2.0 too, which was old
// when it came out; only a project that has it gets numbers for what it lacks.
var rackNames = Names{
	Package: Package{RubyGems, "rack"}, Title: "Rack",
	Allowed: []Allowed{
		{"6.1", "2.2", "3.0"},
		{"7.1", "2.2.4", ""},
		{"7.2", "2.2.4", "3.2"},
		{"7.2.3", "2.2.4", "3.3"},
		{"8.0", "2.2.4", ""},
	},
}

// railsRenamed are the symbols that not all versions of Rack have. Rack 3.1
// warns for the older ones. Since 8.0.3, Rails itself translates those of 422 to
// what its Rack has (ActionDispatch::Response.rack_status_code). Its guide lists
// the others: https://guides.rubyonrails.org/v7.2/layouts_and_rendering.html
var railsRenamed = []Renamed{
	{Constant: Constant{103, ":early_hints"}, Since: "2.1"},
	{Constant: Constant{413, ":content_too_large"}, Since: "3.1"},
	{Constant: Constant{413, ":payload_too_large"}, Before: "3.1", Documented: "7.0", DocumentedBefore: "8.0"},
	{Constant: Constant{422, ":unprocessable_content"}, Since: "3.1", Documented: "8.0.3"},
	{Constant: Constant{422, ":unprocessable_entity"}, Before: "3.1", Documented: "7.0"},
	{Constant: Constant{425, ":too_early"}, Since: "2.1"},
	{Constant: Constant{509, ":bandwidth_limit_exceeded"}, Before: "3.1"},
	{Constant: Constant{510, ":not_extended"}, Before: "3.1", Documented: "7.0", DocumentedBefore: "8.0"},
}

// railsConstants are the symbols that Rack 2.2 to 3.2 share. There is none for
// 418, and that for 306 has parentheses in older versions.
var railsConstants = []Constant{
	{100, ":continue"},
	{101, ":switching_protocols"},
	{102, ":processing"},
	{200, ":ok"},
	{201, ":created"},
	{202, ":accepted"},
	{203, ":non_authoritative_information"},
	{204, ":no_content"},
	{205, ":reset_content"},
	{206, ":partial_content"},
	{207, ":multi_status"},
	{208, ":already_reported"},
	{226, ":im_used"},
	{300, ":multiple_choices"},
	{301, ":moved_permanently"},
	{302, ":found"},
	{303, ":see_other"},
	{304, ":not_modified"},
	{305, ":use_proxy"},
	{307, ":temporary_redirect"},
	{308, ":permanent_redirect"},
	{400, ":bad_request"},
	{401, ":unauthorized"},
	{402, ":payment_required"},
	{403, ":forbidden"},
	{404, ":not_found"},
	{405, ":method_not_allowed"},
	{406, ":not_acceptable"},
	{407, ":proxy_authentication_required"},
	{408, ":request_timeout"},
	{409, ":conflict"},
	{410, ":gone"},
	{411, ":length_required"},
	{412, ":precondition_failed"},
	{414, ":uri_too_long"},
	{415, ":unsupported_media_type"},
	{416, ":range_not_satisfiable"},
	{417, ":expectation_failed"},
	{421, ":misdirected_request"},
	{423, ":locked"},
	{424, ":failed_dependency"},
	{426, ":upgrade_required"},
	{428, ":precondition_required"},
	{429, ":too_many_requests"},
	{431, ":request_header_fields_too_large"},
	{451, ":unavailable_for_legal_reasons"},
	{500, ":internal_server_error"},
	{501, ":not_implemented"},
	{502, ":bad_gateway"},
	{503, ":service_unavailable"},
	{504, ":gateway_timeout"},
	{505, ":http_version_not_supported"},
	{506, ":variant_also_negotiates"},
	{507, ":insufficient_storage"},
	{508, ":loop_detected"},
	{511, ":network_authentication_required"},
}

// aspNetCoreConstants are the fields of StatusCodes in .NET 8 and later. If a code has two,
// this is the newer one. There is none for 103 and 425.
var aspNetCoreConstants = []Constant{
	{100, "StatusCodes.Status100Continue"},
	{101, "StatusCodes.Status101SwitchingProtocols"},
	{102, "StatusCodes.Status102Processing"},
	{200, "StatusCodes.Status200OK"},
	{201, "StatusCodes.Status201Created"},
	{202, "StatusCodes.Status202Accepted"},
	{203, "StatusCodes.Status203NonAuthoritative"},
	{204, "StatusCodes.Status204NoContent"},
	{205, "StatusCodes.Status205ResetContent"},
	{206, "StatusCodes.Status206PartialContent"},
	{207, "StatusCodes.Status207MultiStatus"},
	{208, "StatusCodes.Status208AlreadyReported"},
	{226, "StatusCodes.Status226IMUsed"},
	{300, "StatusCodes.Status300MultipleChoices"},
	{301, "StatusCodes.Status301MovedPermanently"},
	{302, "StatusCodes.Status302Found"},
	{303, "StatusCodes.Status303SeeOther"},
	{304, "StatusCodes.Status304NotModified"},
	{305, "StatusCodes.Status305UseProxy"},
	{306, "StatusCodes.Status306SwitchProxy"},
	{307, "StatusCodes.Status307TemporaryRedirect"},
	{308, "StatusCodes.Status308PermanentRedirect"},
	{400, "StatusCodes.Status400BadRequest"},
	{401, "StatusCodes.Status401Unauthorized"},
	{402, "StatusCodes.Status402PaymentRequired"},
	{403, "StatusCodes.Status403Forbidden"},
	{404, "StatusCodes.Status404NotFound"},
	{405, "StatusCodes.Status405MethodNotAllowed"},
	{406, "StatusCodes.Status406NotAcceptable"},
	{407, "StatusCodes.Status407ProxyAuthenticationRequired"},
	{408, "StatusCodes.Status408RequestTimeout"},
	{409, "StatusCodes.Status409Conflict"},
	{410, "StatusCodes.Status410Gone"},
	{411, "StatusCodes.Status411LengthRequired"},
	{412, "StatusCodes.Status412PreconditionFailed"},
	{413, "StatusCodes.Status413PayloadTooLarge"},
	{414, "StatusCodes.Status414UriTooLong"},
	{415, "StatusCodes.Status415UnsupportedMediaType"},
	{416, "StatusCodes.Status416RangeNotSatisfiable"},
	{417, "StatusCodes.Status417ExpectationFailed"},
	{418, "StatusCodes.Status418ImATeapot"},
	{419, "StatusCodes.Status419AuthenticationTimeout"},
	{421, "StatusCodes.Status421MisdirectedRequest"},
	{422, "StatusCodes.Status422UnprocessableEntity"},
	{423, "StatusCodes.Status423Locked"},
	{424, "StatusCodes.Status424FailedDependency"},
	{426, "StatusCodes.Status426UpgradeRequired"},
	{428, "StatusCodes.Status428PreconditionRequired"},
	{429, "StatusCodes.Status429TooManyRequests"},
	{431, "StatusCodes.Status431RequestHeaderFieldsTooLarge"},
	{451, "StatusCodes.Status451UnavailableForLegalReasons"},
	{499, "StatusCodes.Status499ClientClosedRequest"},
	{500, "StatusCodes.Status500InternalServerError"},
	{501, "StatusCodes.Status501NotImplemented"},
	{502, "StatusCodes.Status502BadGateway"},
	{503, "StatusCodes.Status503ServiceUnavailable"},
	{504, "StatusCodes.Status504GatewayTimeout"},
	{505, "StatusCodes.Status505HttpVersionNotsupported"},
	{506, "StatusCodes.Status506VariantAlsoNegotiates"},
	{507, "StatusCodes.Status507InsufficientStorage"},
	{508, "StatusCodes.Status508LoopDetected"},
	{510, "StatusCodes.Status510NotExtended"},
	{511, "StatusCodes.Status511NetworkAuthenticationRequired"},
}
