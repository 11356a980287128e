package hostile

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// size is the size of each input here, in bytes: a little less than the maximum size of
// a definition file.
const size = 1_000_000

// repeatedIn repeats a text to about size bytes.
func repeatedIn(size int, text string) string { return strings.Repeat(text, size/len(text)) }

func repeated(text string) string { return repeatedIn(size, text) }

// numberedIn returns about size bytes of texts that have consecutive numbers.
func numberedIn(size int, format string) string {
	var out strings.Builder
	for i := 0; out.Len() < size; i++ {
		fmt.Fprintf(&out, format, i)
	}
	return out.String()
}

func numbered(format string) string { return numberedIn(size, format) }

// nestedIn returns about size bytes of nested brackets: all open ones, then all close
// ones.
func nestedIn(size int, open, close string) string {
	n := size / (len(open) + len(close))
	return strings.Repeat(open, n) + strings.Repeat(close, n)
}

func nested(open, close string) string { return nestedIn(size, open, close) }

// Definition files of 1 MB, of every kind that is slow to read for some YAML or JSON
// parser.
func TestDefinitions(t *testing.T) {
	t.Parallel()
	var trials []trial
	add := func(name, text string, code int) {
		trials = append(trials, trial{name: name, plant: func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".snipgen.yaml"), text)
		}, code: code, err: `(?m)^snipgen: \S+\.snipgen\.yaml:\d+:\d+: `})
	}
	add("members", "defaults:\n"+numbered("  m%d: x\n"), 2)
	add("members without values", numbered("m%d:\n"), 2)
	add("members in braces", "{"+numbered("m%d: x, ")+"}", 2)
	add("members of JSON", "{"+numbered(`"m%d": 1, `)+`"x": 1}`, 2)
	add("statuses", "statuses:\n"+numbered("- {code: 404, key: k%d}\n"), 2)
	add("statuses alone", numbered("- {code: 404, key: k%d}\n"), 2)
	add("statuses of JSON", "["+numbered(`{"code": 404, "key": "k%d"}, `)+`{"code": 404, "key": "x"}]`, 2)
	add("headers", "- code: 404\n  key: k\n  headers:\n"+numbered("    X-%d: x\n"), 2)
	add("bodies", "bodies:\n"+numbered("  b%d: {fields: {a: b}}\n"), 2)
	add("fields", "bodies:\n  b:\n    fields:\n"+numbered("      f%d: x\n"), 2)
	add("targets", "targets:\n"+numbered("- {id: t%d, language: ruby, template: x}\n"), 2)
	add("targets with one template", "targets:\n"+numbered("- {id: t%d, language: ruby, template: .snipgen.yaml}\n"), 2)
	add("aliases of a target", "targets:\n- id: t\n  language: ruby\n  template: .snipgen.yaml\n  aliases:\n"+numbered("  - a%d\n"), 2)
	add("items", numbered("- %d\n"), 2)
	add("items in brackets", "["+repeated("1,")+"]", 2)
	add("items of JSON", "["+repeated("1,")+"1]", 2)
	add("brackets", nested("[", "]"), 2)
	add("brackets that stay open", repeated("["), 2)
	add("braces", repeated("{a: "), 2)
	add("objects of JSON", strings.Repeat(`{"a":`, size/6)+"1"+strings.Repeat("}", size/6), 2)
	add("dashes", repeated("- "), 2)
	add("question marks", repeated("? "), 2)
	add("deeper lines", func() string {
		var out strings.Builder
		for i := 0; out.Len() < size; i++ {
			fmt.Fprintf(&out, "%sa:\n", strings.Repeat(" ", i))
		}
		return out.String()
	}(), 2)
	add("anchors", numbered("- &a%d x\n"), 2)
	add("uses of an alias", "- &a x\n"+repeated("- *a\n"), 2)
	add("aliases of aliases", func() string {
		out := "a0: &a0 [x, x]\n"
		for i := 1; i < 60; i++ {
			out += fmt.Sprintf("a%d: &a%d [*a%d, *a%d]\n", i, i, i-1, i-1)
		}
		return out
	}(), 2)
	add("an alias of itself", "a: &a [*a]\n", 2)
	add("merges", "a: &a {b: c}\n"+numbered("m%d: {<<: *a}\n"), 2)
	add("comments", "x:\n"+repeated("#\n"), 2)
	add("comments in a list", "- x\n"+repeated("- x #\n"), 2)
	add("empty lines", repeated("\n")+"x", 2)
	add("carriage returns", "x: y"+repeated("\r"), 2)
	add("spaces", "x:"+repeated(" "), 2)
	add("a long word", "x: "+repeated("a"), 2)
	add("a long key", repeated("a")+": x", 2)
	add("a long text", "x: >\n"+repeated("  a\n"), 2)
	add("lines of a word", "x: a\n"+repeated("  a\n"), 2)
	add("quotes", `x: "`+repeated(`\"`)+`"`, 2)
	add("an open quote", `x: "`+repeated("a\n "), 2)
	add("escapes", `x: "`+repeated(`\U0001F600`)+`"`, 2)
	add("documents", repeated("---\n"), 2)
	add("tags", repeated("!a "), 2)
	add("directives", repeated("%TAG ! a\n")+"---\n", 2)
	add("a large number", "- code: "+repeated("9"), 2)
	add("a long fraction", "- code: 0."+repeated("1"), 2)
	add("a long message", "- {code: 404, key: k, message: \""+repeated("\\u200b")+"\"}", 2)
	add("broken characters", repeated("\xff"), 2)
	try(t, trials)
}

// Manifests of 1 MB.
func TestManifests(t *testing.T) {
	t.Parallel()
	var trials []trial
	add := func(name, file, text string) {
		trials = append(trials, trial{name: file + "/" + name, plant: func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, file), text)
		}, runs: [][]string{{"detect"}, {"detect", "--json"}}})
	}
	add("dependencies", "package.json", `{"dependencies": {`+numbered(`"d%d": "1", `)+`"express": "5"}}`)
	add("one name", "package.json", `{"dependencies": {`+repeated(`"express": "1", `)+`"express": "5"}}`)
	add("aliases", "package.json", `{"dependencies": {`+numbered(`"d%d": "npm:express@5", `)+`"express": "5"}}`)
	add("brackets", "package.json", nested("[", "]"))
	add("objects", "package.json", strings.Repeat(`{"a":`, size/6)+"1"+strings.Repeat("}", size/6))
	add("requirements", "composer.json", `{"require": {`+numbered(`"d%d": "1", `)+`"x": "1"}}`)
	add("tables", "pyproject.toml", numbered("[t%d]\nx=1\n"))
	add("tables of tables", "pyproject.toml", numbered("[a.b.c%d.d.e]\n"))
	add("lists of tables", "pyproject.toml", numbered("[[a.b%d]]\n"))
	add("one list of tables", "pyproject.toml", repeated("[[a]]\n"))
	add("tables below a list", "pyproject.toml", repeated("[[a]]\n[a.b]\n"))
	add("keys", "pyproject.toml", numbered("k%d = 1\n"))
	add("long keys", "pyproject.toml", repeated("a.")+"a = 1\n")
	add("dotted keys", "pyproject.toml", numbered("a.b.c%d.d = 1\n"))
	add("brackets", "pyproject.toml", "a = "+nested("[", "]"))
	add("inline tables", "pyproject.toml", "a = "+strings.Repeat("{a=", size/4)+"1"+strings.Repeat("}", size/4))
	add("members of an inline table", "pyproject.toml", "a = {"+numbered("k%d=1,")+"x=1}\n")
	add("dependencies", "pyproject.toml", "[project]\ndependencies = ["+repeated(`"flask", `)+"]\n")
	add("groups", "pyproject.toml", "[dependency-groups]\n"+numbered("g%d = [\"flask\"]\n"))
	add("environments", "pyproject.toml", numbered("[tool.hatch.envs.e%d]\ndependencies=[\"flask\"]\n"))
	add("sections", "Pipfile", numbered("[s%d]\nflask = \"*\"\n"))
	add("dependencies", "Cargo.toml", "[dependencies]\n"+numbered("d%d = \"1\"\n"))
	add("targets", "Cargo.toml", numbered("[target.t%d.dependencies]\na=\"1\"\n"))
	add("one name", "requirements.txt", repeated("flask\n"))
	add("names", "requirements.txt", numbered("flask%d\n"))
	add("continued lines", "requirements.txt", repeated("a\\\n"))
	add("includes of itself", "requirements.txt", repeated("-r requirements.txt\n"))
	add("includes of nothing", "requirements.txt", numbered("-r %d\n"))
	add("one line", "requirements.txt", repeated("flask "))
	add("comments", "requirements.txt", repeated(" #"))
	add("items", "setup.cfg", "[options]\ninstall_requires =\n"+repeated("  flask\n"))
	add("sections", "setup.cfg", numbered("[s%d]\n"))
	add("requirements", "go.mod", "module m\n\nrequire (\n"+numbered("\texample.com/m%d v1.0.0\n")+")\n")
	add("one name", "go.mod", "module m\n\nrequire (\n"+repeated("\tgithub.com/gin-gonic/gin v1.0.0\n")+")\n")
	add("blocks", "go.mod", "module m\n"+repeated("require (\n)\n"))
	add("comments", "go.mod", "module m\n"+repeated("//\n"))
	add("brackets", "go.mod", "module m\n"+repeated("("))
	add("elements", "pom.xml", "<project>"+nested("<a>", "</a>")+"</project>")
	add("open elements", "pom.xml", "<project>"+repeated("<a>"))
	add("dependencies", "pom.xml", "<project><dependencies>"+repeated("<dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot</artifactId></dependency>")+"</dependencies></project>")
	add("names without an end", "pom.xml", "<project><dependencies>"+repeated("<dependency><artifactId>a</artifactId></dependency>")+"</dependencies></project>")
	add("attributes", "pom.xml", "<project "+numbered("a%d=\"\" ")+"/>")
	add("namespaces", "pom.xml", "<project "+numbered("xmlns:a%d=\"\" ")+">"+"</project>")
	add("entities", "pom.xml", `<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><project><parent><artifactId>`+repeated("&lt;")+"</artifactId></parent></project>")
	add("directives", "pom.xml", "<!DOCTYPE "+repeated("<")+"><project/>")
	add("comments", "pom.xml", repeated("<!---->")+"<project/>")
	add("packages", "web.csproj", `<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup>`+repeated(`<PackageReference Include="a"/>`)+"</ItemGroup></Project>")
	add("kits", "web.csproj", `<Project Sdk="`+repeated("Microsoft.NET.Sdk.Web;")+`"></Project>`)
	add("groups", "web.csproj", "<Project>"+repeated("<ItemGroup/>")+"</Project>")
	add("gems", "Gemfile", repeated("gem 'rails'\n"))
	add("gems in blocks", "Gemfile", strings.Repeat("x do\n", size/24)+strings.Repeat("gem 'rails'\n", size/24))
	add("groups", "Gemfile", repeated("group :test do\n"))
	add("a long group", "Gemfile", "group "+repeated(":test,")+" do\n")
	add("options", "Gemfile", "gem 'a', "+repeated("group "))
	add("gems", "Gemfile.lock", "DEPENDENCIES\n"+repeated("  rails\n"))
	add("words", "build.gradle", repeated("a "))
	add("strings", "build.gradle", repeated("'a:b' "))
	add("one name", "build.gradle", repeated("'org.springframework.boot:spring-boot'\n"))
	add("open quotes", "build.gradle", repeated("'''a\n"))
	add("comments", "build.gradle", repeated("/*"))
	add("accessors", "build.gradle", repeated("libs.a\n"))
	// Lock files, which are read for the version of a framework.
	for file, lock := range map[string]struct{ manifest, text string }{
		"uv.lock":           {"pyproject.toml", repeated("[[package]]\nname = \"flask\"\nversion = \"3.1.0\"\n")},
		"Pipfile.lock":      {"Pipfile", `{"default": {` + numbered(`"p%d": {"version": "==1"}, `) + `"flask": {"version": "==3.1.0"}}}`},
		"package-lock.json": {"package.json", `{"packages": {` + numbered(`"node_modules/p%d": {"version": "1"}, `) + `"node_modules/express": {"version": "5.1.0"}}}`},
		"pnpm-lock.yaml":    {"package.json", "importers:\n" + numbered("  p%d:\n    dependencies:\n")},
		"yarn.lock":         {"package.json", repeated("express@^5, express@^4:\n  version \"5.1.0\"\n")},
		"gradle.lockfile":   {"build.gradle", repeated("org.springframework.boot:spring-boot:3.5.0=a\n")},
		"Gemfile.lock":      {"Gemfile", "GEM\n  specs:\n" + repeated("    rails (8.0.0)\n")},
	} {
		manifests := map[string]string{
			"pyproject.toml": "[project]\ndependencies = [\"flask\"]\n", "Pipfile": "[packages]\nflask = \"*\"\n", "package.json": `{"dependencies": {"express": "5"}}`,
			"build.gradle": "implementation 'org.springframework.boot:spring-boot-starter-web'\n", "Gemfile": "gem 'rails'\n",
		}
		trials = append(trials, trial{name: "locks/" + file, plant: func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, lock.manifest), manifests[lock.manifest])
			write(t, filepath.Join(dir, file), lock.text)
		}, runs: [][]string{{"detect"}, {"404"}}})
	}
	trials = append(trials, trial{name: "gradle/bundles", plant: func(t *testing.T, dir string) {
		// Each use of a bundle stands for all that it has.
		write(t, filepath.Join(dir, "build.gradle"), repeated("libs.bundles.a\n"))
		write(t, filepath.Join(dir, "gradle/libs.versions.toml"), "[libraries]\n"+numbered("l%d = \"a:b\"\n")+"[bundles]\na = ["+numbered("\"l%d\",")+"]\n")
	}, runs: [][]string{{"detect"}}})
	trials = append(trials, trial{name: "many manifests", plant: func(t *testing.T, dir string) {
		for i := range 3000 {
			write(t, filepath.Join(dir, fmt.Sprintf("requirements%d.txt", i)), "flask\n")
		}
	}, runs: [][]string{{"detect"}}})
	trials = append(trials, trial{name: "many included files", plant: func(t *testing.T, dir string) {
		write(t, filepath.Join(dir, "requirements.txt"), numbered("-r %d.txt\n"))
		for i := range 100 {
			write(t, filepath.Join(dir, fmt.Sprintf("%d.txt", i)), repeated("flask\n"))
		}
	}, runs: [][]string{{"detect"}}})
	try(t, trials)
}

// Files as large as the limit that say how a project is written.
func TestEditorConfig(t *testing.T) {
	t.Parallel()
	const small = 60_000
	var trials []trial
	for name, text := range map[string]string{
		"a range":             "root = true\n[{1..100000000}]\nindent_size = 4\n",
		"a range below zero":  "root = true\n[{-999999999..999999999}]\nindent_size = 4\n",
		"ranges":              "root = true\n[" + repeatedIn(small, "{1..9}") + "]\nindent_size = 4\n",
		"sections":            numberedIn(small, "[*.%d]\nindent_size = 4\n"),
		"sections that match": repeatedIn(small, "[*]\nindent_size = 4\n"),
		"stars":               "[" + repeatedIn(small, "*") + "x]\nindent_size = 4\n",
		"stars and letters":   "[" + strings.Repeat("*a", 2000) + "]\nindent_size = 4\n",
		"alternatives":        "[{" + numberedIn(small, "%d,") + "}]\nindent_size = 4\n",
		"nested alternatives": "[" + nestedIn(small, "{a,", "}") + "]\nindent_size = 4\n",
		"open alternatives":   "[" + repeatedIn(small, "{a,") + "]\nindent_size = 4\n",
		"choices":             "[" + strings.Repeat("{a,b}", 10000) + "]\nindent_size = 4\n",
		"classes":             "[" + repeatedIn(small, "[a-z]") + "]\nindent_size = 4\n",
		"properties":          "[*]\n" + numberedIn(small, "p%d = 4\n"),
		"comments":            repeatedIn(small, "#\n"),
		"a long value":        "[*]\nindent_size = " + repeatedIn(small, "9") + "\n",
		"continued lines":     "[*]\nindent_size = " + repeatedIn(small, "a\\\n") + "\n",
		"quotes":              "[*]\nindent_size = \"\"\"" + repeatedIn(small, "a\n") + "\n",
		"variables":           "[*]\na = %(b)s\nb = %(a)s\nindent_size = %(a)s\n",
	} {
		trials = append(trials, trial{name: name, files: app, plant: func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".editorconfig"), text)
		}, runs: [][]string{{"scaffold", "404", "-l", "express", "--dry-run"}}, code: anyCode})
	}
	try(t, trials)
}

const app = "-- package.json --\n{\"dependencies\": {\"express\": \"5\"}}\n-- app.js --\nconst app = express();\n"

// Definition files that are as full as the limits allow. There are thousands
// of snippets to print, which is more than reading 1 MB.
func TestFull(t *testing.T) {
	t.Parallel()
	var statuses strings.Builder
	statuses.WriteString("statuses:\n")
	for i := range 2000 {
		fmt.Fprintf(&statuses, "- code: %d\n  key: k%d\n  message: m%d\n  headers: {", 400+i%100, i, i)
		for h := range 10 {
			fmt.Fprintf(&statuses, "X-%d: x, ", h)
		}
		statuses.WriteString("}\n")
	}
	var fields func(depth int) string
	fields = func(depth int) string {
		if depth == 0 {
			return "\"{message}\""
		}
		var out strings.Builder
		for i := range 10 {
			fmt.Fprintf(&out, "f%d: %s, ", i, fields(depth-1))
		}
		return "{" + out.String() + "}"
	}
	try(t, []trial{
		{name: "statuses", plant: func(t *testing.T, dir string) { write(t, filepath.Join(dir, ".snipgen.yaml"), statuses.String()) },
			runs: [][]string{
				tab, {"statuses"}, {"statuses", "--json"}, {"k1999", "-l", "flask"}, {"show", "k1999"}, {"--all", "-l", "flask"},
				{"frameworks"}, {"export", "vscode", "-l", "flask"}, {"page", "k7"}, {"scaffold", "--all", "-l", "flask", "--dry-run"},
			}, processor: 8 * time.Second},
		{name: "a body", plant: func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".snipgen.yaml"), "bodies: {b: {fields: "+fields(4)+"}}")
		}, code: 2, err: "body-values"},
		{name: "a body within limits", plant: func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".snipgen.yaml"), "bodies: {b: {fields: "+fields(2)+"}}")
		}, runs: [][]string{{"404", "--body", "b", "-l", "flask,rails,spring-boot,gin,express,aspnetcore,curl,http"}}},
	})
}
