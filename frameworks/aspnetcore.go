package frameworks

import (
	"fmt"
	"strings"

	"snipgen/frameworks/languages"
)

var aspNetCore = &Framework{
	ID: "aspnetcore", Title: "ASP.NET Core", Aliases: []string{"aspnet", "minimal-api", "dotnet", "asp.net"},
	Category: Server, Language: languages.CSharp, Order: 8,
	Name: "my endpoint", File: "Program.cs", Path: "/endpoint",
	ImportPaths: []string{"Microsoft.AspNetCore"}, Application: "app", Makers: []string{"Build", "Create", "MapGroup"},
	Handlers: &Handlers{
		Marks:  []string{"HttpDelete", "HttpGet", "HttpHead", "HttpOptions", "HttpPatch", "HttpPost", "HttpPut"},
		Routes: []string{"MapDelete", "MapGet", "MapMethods", "MapPatch", "MapPost", "MapPut"},
		Starts: []string{"Run", "RunAsync"},
		Lasts:  []string{"MapFallback*"},
		Classes: &Controllers{
			Marks: []string{"ApiController"}, Bases: []string{"Controller", "ControllerBase"},
			Returns: []string{"ActionResult", "ActionResult<", "Task<ActionResult>", "Task<ActionResult<", "Task<IActionResult>", "IActionResult"},
		},
		Returns: []string{"IResult", "Task<IResult>"},
		Context: "HttpContext",
	},
	Route:     Route{Open: "{", Close: "}"},
	Named:     aspNetCoreName,
	Constants: aspNetCoreConstants,
	Oldest:    "8.0", OldestWhy: "StatusCodes.Status499ClientClosedRequest came with that one",
	// Codes for which ProblemDetails has a title other than the standard
	// phrase:
	// https://github.com/dotnet/aspnetcore/blob/main/src/Shared/ProblemDetails/ProblemDetailsDefaults.cs
	OwnPhrases:  []int{306, 413, 418, 419, 422, 500},
	HeaderNames: aspNetCoreHeaders, HeaderConstant: aspNetCoreHeader,
	Located:   []int{201, 202, 301, 302, 307, 308},
	Arguments: true,
	MinCode:   100, MaxCode: 999,
	InterimWhy:      Reason{NoInterim, []string{"ASP.NET Core"}},
	Taken:           []string{"Dictionary", "HttpResponse", "IResult", "Results", "StatusCodes", "TypedResults", "WebApplication", "app", "builder", "response"},
	TakenParameters: []string{"Results", "StatusCodes", "TypedResults", "action", "app", "await", "builder", "controller", "page", "response"},
	Inherited:       controllerMembers,
	URL:             "https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/responses",
	Project: &Project{
		File: "{Pascal}Endpoint.cs", Folders: []string{"Endpoints", "."},
		Mounts: []string{"Program.cs", "*.cs"},
		Mounting: Mounting{
			Applications: []string{"Build", "WebApplication.Create"}, Routers: []string{"MapGroup"}, Groups: []string{"MapGroup"},
			Parameters: []string{"IEndpointRouteBuilder", "WebApplication"},
			Setup:      []string{"Map*", "Use*"},
		},
		URL: "https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/route-handlers",
	},
	Packages: []Package{{NuGet, "Microsoft.NET.Sdk.Web"}, {NuGet, "Microsoft.AspNetCore.App"}},
}

// controllerMembers are the members of Controller and ControllerBase, and the
// types that an action uses, so an action can't have these names:
// https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.mvc.controller
var controllerMembers = []string{
	"Accepted", "AcceptedAtAction", "AcceptedAtRoute", "BadRequest", "Challenge", "Conflict", "Content", "ControllerContext",
	"Created", "CreatedAtAction", "CreatedAtRoute", "Dispose", "Empty", "File", "Forbid", "HttpContext", "IActionResult", "Json",
	"JsonResult", "LocalRedirect", "LocalRedirectPermanent", "LocalRedirectPermanentPreserveMethod", "LocalRedirectPreserveMethod",
	"MetadataProvider", "ModelBinderFactory", "ModelState", "NoContent", "NotFound", "ObjectValidator", "Ok", "OnActionExecuted",
	"OnActionExecuting", "OnActionExecutionAsync", "PartialView", "PhysicalFile", "Problem", "ProblemDetails",
	"ProblemDetailsFactory", "Redirect", "RedirectPermanent", "RedirectPermanentPreserveMethod", "RedirectPreserveMethod",
	"RedirectToAction", "RedirectToActionPermanent", "RedirectToActionPermanentPreserveMethod", "RedirectToActionPreserveMethod",
	"RedirectToPage", "RedirectToPagePermanent", "RedirectToPagePermanentPreserveMethod", "RedirectToPagePreserveMethod",
	"RedirectToRoute", "RedirectToRoutePermanent", "RedirectToRoutePermanentPreserveMethod", "RedirectToRoutePreserveMethod",
	"Request", "Response", "RouteData", "SignIn", "SignOut", "StatusCode", "TempData", "TryUpdateModelAsync", "TryValidateModel",
	"Unauthorized", "UnprocessableEntity", "Url", "User", "ValidationProblem", "View", "ViewBag", "ViewComponent", "ViewData",
}

// aspNetCoreHeaders are the headers with a property in IHeaderDictionary. The
// rule ASP0015 asks for the property instead of the indexer:
// https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.iheaderdictionary
var aspNetCoreHeaders = []string{
	"Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Accept-Ranges", "Access-Control-Allow-Credentials",
	"Access-Control-Allow-Headers", "Access-Control-Allow-Methods", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers",
	"Access-Control-Max-Age", "Access-Control-Request-Headers", "Access-Control-Request-Method", "Age", "Allow", "Alt-Svc", "Authorization",
	"Cache-Control", "Connection", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Location", "Content-MD5",
	"Content-Range", "Content-Security-Policy", "Content-Security-Policy-Report-Only", "Content-Type", "Cookie", "Correlation-Context",
	"Date", "ETag", "Expect", "Expires", "From", "Grpc-Accept-Encoding", "Grpc-Encoding", "Grpc-Message", "Grpc-Status", "Grpc-Timeout",
	"Host", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Keep-Alive", "Last-Modified", "Link",
	"Location", "Max-Forwards", "Origin", "Pragma", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "Range", "Referer",
	"Request-Id", "Retry-After", "Sec-WebSocket-Accept", "Sec-WebSocket-Extensions", "Sec-WebSocket-Key", "Sec-WebSocket-Protocol",
	"Sec-WebSocket-Version", "Server", "Set-Cookie", "Strict-Transport-Security", "TE", "Trailer", "Transfer-Encoding", "Translate",
	"Upgrade", "Upgrade-Insecure-Requests", "User-Agent", "Vary", "Via", "WWW-Authenticate", "Warning", "X-Content-Type-Options",
	"X-Frame-Options", "X-Powered-By", "X-Requested-With", "X-UA-Compatible", "X-XSS-Protection", "baggage", "traceparent", "tracestate",
}

// aspNetCoreHeader returns the property for a header.
func aspNetCoreHeader(name string) string {
	switch name {
	case "baggage":
		return "Baggage"
	case "traceparent":
		return "TraceParent"
	case "tracestate":
		return "TraceState"
	}
	return strings.ReplaceAll(name, "-", "")
}

// aspNetCoreName returns the name of a code among the fields of StatusCodes in
// .NET 8 and later. If a code has two names, it returns the newer one. 103 and
// 425 have none.
func aspNetCoreName(code int, phrase string) string {
	return fmt.Sprintf("StatusCodes.Status%d%s", code, pascal(phrase))
}

var aspNetCoreConstants = []Constant{
	{103, ""},
	{203, "StatusCodes.Status203NonAuthoritative"},
	{306, "StatusCodes.Status306SwitchProxy"},
	{413, "StatusCodes.Status413PayloadTooLarge"},
	{414, "StatusCodes.Status414UriTooLong"},
	{418, "StatusCodes.Status418ImATeapot"},
	{419, "StatusCodes.Status419AuthenticationTimeout"},
	{422, "StatusCodes.Status422UnprocessableEntity"},
	{425, ""},
	{499, "StatusCodes.Status499ClientClosedRequest"},
	{505, "StatusCodes.Status505HttpVersionNotsupported"},
}
