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
	Route:       Route{Open: "{", Close: "}"},
	Constants:   springConstants, Renamed: springRenamed, Names: springNames,
	Oldest: "3.0", OldestWhy: "the packages of jakarta and ProblemDetail came with that one",
	Arguments: true,
	MinCode:   100, MaxCode: 999,
	InterimWhy:      Reason{NoInterimBut, []string{"Spring", "Jakarta Servlet", "Tomcat", "sendError(103)"}},
	Taken:           []string{"Rest", "body"},
	TakenParameters: []string{"Arrays", "HttpStatus", "MediaType", "RequestMethod", "ResponseEntity", "body"},
	URL:             "https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/responseentity.html",
	Project: &Project{
		File: "{Pascal}Controller.java", Folders: []string{"controller", "controllers", "web", "."},
		Mounts: []string{"*.java", "*.kt"},
		// A controller is a bean, whose name is derived from its class name.
		UniqueNames: true, Discovers: springScans,
		Imports: []Anchor{{Pattern: `^import\s`, Last: true}, {Pattern: `^package\s`}},
		Routes:  []Anchor{{Pattern: `^@(?:org\.springframework\.boot\.autoconfigure\.)?SpringBootApplication\b`}},
		URL:     "https://docs.spring.io/spring-boot/reference/using/structuring-your-code.html",
	},
	Packages: []Package{{Maven, "org.springframework.boot:*"}},
}

// springScans returns a note on how Spring finds a component in a folder, or an
// input.Error if it doesn't. By default it scans the application's package and
// those below it.
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
