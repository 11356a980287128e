package insert

import (
	"path/filepath"
	"strings"
	"testing"

	"snipgen/golden/kit"
)

// typeScript runs check.mjs with TypeScript and Express's type declarations.
var typeScript = process(func(t testing.TB) []string {
	return []string{"node", expressKit.In(t, "check.mjs")}
})

// expressKit also has Express itself, which load.mjs needs.
var expressKit = kit.Node("insert/express", "../fresh/typescript", "check.mjs", "load.mjs")

// javac runs Check.java with Spring Boot's jars.
var javac = process(func(t testing.TB) []string {
	jars, err := filepath.Glob(kit.Spring("spring-boot").In(t, "lib/*.jar"))
	if err != nil {
		t.Fatal(err)
	}
	libraries := strings.Join(jars, string(filepath.ListSeparator))
	return []string{"java", "-XX:TieredStopAtLevel=1", "-cp", libraries, "Check.java", libraries}
})

// roslyn runs check.cs with Roslyn and ASP.NET Core.
var roslyn = process(func(t testing.TB) []string {
	program := filepath.Join(t.TempDir(), "check.dll")
	if complaints := kit.Compile(t, map[string][]string{program: {"check.cs"}}); complaints != "" {
		t.Fatal(complaints)
	}
	return append(kit.DotNet(t), "run", program)
})
