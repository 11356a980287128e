package format

import (
	"sync"
	"testing"

	"snipgen/golden/kit"
)

// The versions of the tools from Maven Central, the Go module proxy and Debian. Python and
// JavaScript packages are pinned in requirements.txt and package-lock.json.
const (
	googleJavaFormatVersion      = "1.28.0"
	mavenDependencyPluginVersion = "3.8.1"
	shfmtModule                  = "mvdan.cc/sh/v3/cmd/shfmt@v3.14.1"
	rubocopVersion               = "1.39.0" // of Debian 12
)

var (
	pythonKit     = kit.Python("format/python", "requirements.txt")
	javascriptKit = kit.Node("format/javascript", ".", "eslint.config.mjs")
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
		Commands: [][]string{{"go", "install", shfmtModule}},
		Env:      []string{"GOBIN={dir}"},
	}
)

// golangci returns the path of golangci-lint, which checks this repository too.
func golangci(t *testing.T) string {
	t.Helper()
	kit.Need(t, "make")
	installed.Do(func() { makeTools = run("../..", "make", "--silent", "tools") })
	if makeTools != nil {
		t.Fatalf("make tools: %v", makeTools)
	}
	return kit.Absolute(t, kit.Cache+"/bin/golangci-lint")
}

var (
	installed sync.Once
	makeTools error
)
