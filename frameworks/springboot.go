package frameworks

import "snipgen/frameworks/languages"

var springBoot = &Framework{
	ID: "spring-boot", Title: "Spring Boot", Aliases: []string{"spring", "spring-mvc", "springboot"},
	Category: Server, Language: languages.Java,
	Name: "my endpoint", Group: "my", File: "{Pascal}Controller.java", Path: "/endpoint",
	Modules:   []string{"org.springframework"},
	Route:     Route{Open: "{", Close: "}"},
	Constants: springConstants,
	Arguments: true,
	MinCode:   100, MaxCode: 999,
	InterimWhy:      Reason{NoInterimBut, []string{"Spring", "Jakarta Servlet", "Tomcat", "sendError(103)"}},
	Taken:           []string{"Rest", "body"},
	TakenParameters: []string{"Arrays", "HttpStatus", "MediaType", "RequestMethod", "ResponseEntity", "body"},
	URL:             "https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/responseentity.html",
	Project: &Project{
		File: "{Pascal}Controller.java", Folders: []string{"controller", "controllers", "web", "."},
		Mounts:  []string{"*.java", "*.kt"},
		Imports: []Anchor{{Pattern: `^import\s`, Last: true}, {Pattern: `^package\s`}},
		Routes:  []Anchor{{Pattern: `^@(?:org\.springframework\.boot\.autoconfigure\.)?SpringBootApplication\b`}},
		URL:     "https://docs.spring.io/spring-boot/reference/using/structuring-your-code.html",
	},
	Packages: []Package{{Maven, "org.springframework.boot:*"}},
}
