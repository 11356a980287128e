package format

import "snipgen/golden/kit"

// The versions of what is installed by name. Those of the Python and
// JavaScript packages stand in requirements.txt and package-lock.json.
const (
	googleJavaFormatVersion      = "1.28.0"
	mavenDependencyPluginVersion = "3.8.1"
	staticcheckModule            = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"
	shfmtModule                  = "mvdan.cc/sh/v3/cmd/shfmt@v3.14.1"
	rubocopVersion               = "1.39.0" // of Debian 12
)

var (
	pythonKit     = kit.Python("format/python", "requirements.txt")
	javascriptKit = kit.Node("format/javascript", ".")
	javaKit       = &kit.Kit{
		Name: "format/java",
		Commands: [][]string{{
			"mvn", "--batch-mode", "--quiet",
			"org.apache.maven.plugins:maven-dependency-plugin:" + mavenDependencyPluginVersion + ":copy",
			"-Dartifact=com.google.googlejavaformat:google-java-format:" + googleJavaFormatVersion + ":jar:all-deps",
			"-DoutputDirectory={dir}",
		}},
	}
	goKit = &kit.Kit{
		Name:     "format/go",
		Commands: [][]string{{"go", "install", staticcheckModule}, {"go", "install", shfmtModule}},
		Env:      []string{"GOBIN={dir}"},
	}
)
