package fresh

import "snipgen/golden/kit"

// The frameworks themselves, by the pins of the live tests.
var (
	pythonKit  = kit.Python("fresh/python", "../live/hosts/python/requirements.txt")
	expressKit = kit.Node("fresh/express", "../live/hosts/express")
	// What a project in TypeScript has besides.
	typescriptKit = kit.Node("fresh/typescript", "typescript")
	springKit     = &kit.Kit{
		Name:  "fresh/spring-boot",
		Files: []string{"../live/hosts/spring-boot/pom.xml"},
		Commands: [][]string{{
			"mvn", "--batch-mode", "--quiet", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
			"-DoutputDirectory={dir}/lib",
		}},
	}
)
