package languages

// A Formatter is a program with whose style a new file can't fully comply, so
// that the user has to run it.
type Formatter struct {
	// File is the name of the file that configures it, as a pattern of
	// path.Match. Mention is a text that the file must contain; empty for any.
	File, Mention string
	// Command formats the project, or the files whose names follow it if Files
	// is set. Wrapper is the project's script, such as mvnw, that replaces the
	// first word of Command if it exists.
	Command, Wrapper string
	Files            bool
	// BlankEnd is whether the formatter puts a blank line before the end of a
	// class.
	BlankEnd bool
}

// https://github.com/spring-io/spring-javaformat
// https://github.com/diffplug/spotless
// https://github.com/spotify/fmt-maven-plugin
var javaFormatters = []Formatter{
	{File: "pom.xml", Mention: "spring-javaformat", Command: "mvn spring-javaformat:apply", Wrapper: "mvnw", BlankEnd: true},
	{File: "build.gradle*", Mention: "spring-javaformat", Command: "gradle format", Wrapper: "gradlew", BlankEnd: true},
	{File: "pom.xml", Mention: "spotless-maven-plugin", Command: "mvn spotless:apply", Wrapper: "mvnw"},
	{File: "build.gradle*", Mention: "spotless", Command: "gradle spotlessApply", Wrapper: "gradlew"},
	{File: "pom.xml", Mention: "fmt-maven-plugin", Command: "mvn fmt:format", Wrapper: "mvnw"},
}

// snipgen follows the settings of Prettier and Biome itself, unless a program
// sets them.
var javascriptFormatters = []Formatter{
	{File: ".prettierrc.*js", Command: "npx prettier --write", Files: true},
	{File: ".prettierrc.*ts", Command: "npx prettier --write", Files: true},
	{File: "prettier.config.*", Command: "npx prettier --write", Files: true},
	{File: "dprint.json", Command: "npx dprint fmt", Files: true},
	{File: "package.json", Mention: `"standard":`, Command: "npx standard --fix", Files: true},
}

var pythonFormatters = []Formatter{
	{File: "pyproject.toml", Mention: "[tool.yapf", Command: "yapf --in-place", Files: true},
	{File: ".style.yapf", Command: "yapf --in-place", Files: true},
	{File: "pyproject.toml", Mention: "[tool.autopep8]", Command: "autopep8 --in-place", Files: true},
}

var rubyFormatters = []Formatter{
	{File: ".standard.yml", Command: "bundle exec standardrb --fix", Files: true},
}

var csharpFormatters = []Formatter{
	{File: ".csharpierrc*", Command: "dotnet csharpier format", Files: true},
	{File: ".editorconfig", Mention: "csharp_", Command: "dotnet format --include", Files: true},
}

var golangFormatters = []Formatter{
	{File: ".golangci.y*ml", Mention: "gofumpt", Command: "golangci-lint fmt", Files: true},
	{File: ".golangci.y*ml", Mention: "golines", Command: "golangci-lint fmt", Files: true},
}
