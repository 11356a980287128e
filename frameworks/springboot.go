package frameworks

import (
	"path"
	"regexp"
	"strings"

	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

var springBoot = &Framework{
	ID: "spring-boot", Title: "Spring Boot", Aliases: []string{"spring", "spring-mvc", "springboot"},
	Category: Server, Language: languages.Java, Order: 5,
	Name: "my endpoint", Group: "my", File: "{Pascal}Controller.java", Path: "/endpoint",
	ImportPaths: []string{"org.springframework"},
	Handlers: &Handlers{
		Marks:   []string{"DeleteMapping", "ExceptionHandler", "GetMapping", "PatchMapping", "PostMapping", "PutMapping", "RequestMapping"},
		Classes: &Controllers{Marks: []string{"Controller", "RestController"}},
		Returns: []string{"Object", "ResponseEntity", "ResponseEntity<?>", "ResponseEntity<Object>"},
	},
	Route:     Route{Open: "{", Close: "}"},
	Named:     springName,
	Constants: []Constant{{305, ""}, {416, "HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE"}}, Renamed: springRenamed, Names: springNames,
	OwnPhrases:  []int{413, 416, 418, 421, 422, 505},
	HeaderNames: springHeaders, HeaderConstant: springHeader,
	HeaderCalls: []HeaderCall{
		{"Allow", "allow", func(v string) bool {
			return regexp.MustCompile(`^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE)$`).MatchString(v)
		}},
		{"ETag", "eTag", func(v string) bool { return regexp.MustCompile(`^(?:W/)?".*"$`).MatchString(v) }},
	},
	Oldest: "3.0", OldestWhy: "the packages of jakarta and ProblemDetail came with that one",
	Arguments: true,
	MinCode:   100, MaxCode: 999,
	InterimWhy:      Reason{NoInterimBut, []string{"Spring", "Jakarta Servlet", "Tomcat", "sendError(103)"}},
	Taken:           []string{"RequestBody", "ResponseBody", "Rest", "problem"},
	TakenParameters: []string{"problem"},
	URL:             "https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/responseentity.html",
	Project: &Project{
		File: "{Pascal}Controller.java", Folders: []string{"controller", "controllers", "web", "."},
		Mounts: []string{"*.java", "*.kt"},
		// A controller is a bean, named after its class, and two beans can't
		// share a name.
		UniqueNames: true, Discovers: springScans,
		Mounting: Mounting{
			Mark:     "SpringBootApplication",
			Settings: []string{"application.properties", "application.yaml", "application.yml"},
			// server.servlet.context-path and spring.webflux.base-path, in either
			// spelling: https://docs.spring.io/spring-boot/appendix/application-properties/
			PathSetting: `(?m)^[ \t]*(?:[\w-]+\.)*(?:context-path|contextPath|webflux\.base-path|webflux\.basePath)[ \t]*[:=][ \t]*["']?([^\s"'#]+)`,
		},
		URL: "https://docs.spring.io/spring-boot/reference/using/structuring-your-code.html",
	},
	Packages: []Package{{Maven, "org.springframework.boot:*"}},
}

// springHeaders are the headers for which HttpHeaders has constants in Spring
// Framework 6.0 to 7.0 and which a response may have.
var springHeaders = []string{
	"Accept", "Accept-Encoding", "Accept-Language", "Accept-Patch", "Accept-Ranges", "Age", "Allow", "Cache-Control", "Connection",
	"Content-Disposition", "Content-Encoding", "Content-Language", "Content-Location", "Content-Range", "ETag", "Expires",
	"Last-Modified", "Link", "Location", "Proxy-Authenticate", "Retry-After", "Set-Cookie", "Upgrade", "Vary", "Via",
	"WWW-Authenticate", "Warning",
}

// springHeader returns the constant of HttpHeaders for a header.
func springHeader(name string) string {
	return "HttpHeaders." + strings.ReplaceAll(strings.ToUpper(name), "-", "_")
}

// springScans returns a note on how Spring finds a component in a folder, or an
// input.Error if it doesn't. By default it scans the application's package and
// those below it:
// https://docs.spring.io/spring-boot/reference/using/structuring-your-code.html
func springScans(f languages.Folder, m languages.ModuleFacts) (note string, err error) {
	if f.File == "" {
		return "", nil
	}
	class := strings.TrimSuffix(path.Base(f.File), path.Ext(f.File))
	scanned := languages.PackageClause(f.Text)
	folders := func(pkg string) string { return strings.ReplaceAll(pkg, ".", "/") }
	switch {
	case m.Package == scanned || scanned == "" || strings.HasPrefix(m.Package, scanned+"."):
		return "Spring finds it by itself: it is in the package of " + class + " or below it", nil
	case regexp.MustCompile(`scanBasePackage|@ComponentScan\b`).MatchString(f.Text):
		return "Spring finds it by itself if " + class + " has it scan " + m.Package, nil
	}
	source := path.Clean("./" + strings.TrimSuffix(m.Dir, folders(m.Package)))
	return "", input.Errorf("package %s is not below %s, where Spring looks for controllers", m.Package, scanned).
		Hintf("choose another folder: --dir %s/...", path.Join(source, folders(scanned)))
}

// springName returns the name of a code in HttpStatus that Spring Framework
// 6.0, 6.1, 6.2 and 7.0 all define and none deprecates. 6.0, for example,
// deprecates the one for 305.
func springName(_ int, phrase string) string { return "HttpStatus." + strings.ToUpper(snake(phrase)) }

// springNames has the version of Spring Framework that each Spring Boot
// manages, from the property spring-framework.version of
// spring-boot-dependencies.
var springNames = Names{
	Package: Package{Maven, "org.springframework:*"}, Title: "Spring Framework",
	Allowed: []Allowed{
		{"3.0", "6.0", "6.1"},
		{"3.2", "6.1", "6.2"},
		{"3.4", "6.2", "7.0"},
		{"4.0", "7.0", ""},
	},
}

// springRenamed are the names that only some versions of Spring Framework have.
// 7.0 deprecates the names that RFC 9110 doesn't have or has changed.
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
