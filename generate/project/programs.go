package project

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/generate/source"
)

// The manifests in this file are programs. Go has no parsers for them, and
// running them would be unsafe, so their usual form is read line by line.

// gemfile reads a Gemfile: https://bundler.io/man/gemfile.5.html
func (r *reader) gemfile(data []byte) error {
	text, _, _ := strings.Cut("\n"+lineEnds.Replace(string(data)), "\n__END__")
	tokens := slices.DeleteFunc(source.Tokens(text, languages.Ruby), func(t languages.Token) bool { return t.Kind == languages.Comment })
	var blocks []bool // whether each open block is for development
	for len(tokens) > 0 {
		length := slices.IndexFunc(tokens, func(t languages.Token) bool { return t.Line > tokens[0].Line })
		if length < 0 {
			length = len(tokens)
		}
		line := tokens[:length]
		tokens = tokens[length:]
		first, last := line[0], line[length-1]
		begins := !last.Is("end") && slices.ContainsFunc(line, func(t languages.Token) bool { return t.Is("do") })
		switch {
		case first.Is("gem"):
			r.gem(text, line, slices.Contains(blocks, true))
		case first.Is("end") && len(blocks) > 0:
			blocks = blocks[:len(blocks)-1]
		case first.Is("group") && begins:
			blocks = append(blocks, forDevelopment(text[first.End:last.End]))
		case begins, !last.Is("end") && slices.ContainsFunc([]string{"if", "unless", "case", "begin", "def", "while", "until", "for"}, first.Is):
			blocks = append(blocks, false)
		}
	}
	return nil
}

// gem adds the gem that a line of a Gemfile requires, with its versions.
func (r *reader) gem(text string, line []languages.Token, optional bool) {
	var literals []string // at the beginning
	options := false
	for _, t := range line[1:] {
		options = options || t.Kind != languages.String && !t.Is("(") && !t.Is(",")
		switch {
		case !options && t.Kind == languages.String:
			literals = append(literals, t.Text)
		case t.Class == languages.NameClass && (t.Text == "group" || t.Text == "groups"):
			optional = optional || forDevelopment(text[t.End:line[len(line)-1].End])
		}
	}
	if len(literals) > 0 {
		use := Run
		if optional {
			use = Optional
		}
		r.require(literals[0], fmt.Sprintf("line %d", line[0].Line), use, strings.Join(literals[1:], " "))
	}
}

// forDevelopment reports whether all groups in a part of a Gemfile are for
// development.
func forDevelopment(s string) bool {
	groups := strings.FieldsFunc(s, func(c rune) bool { return !(c >= 'a' && c <= 'z' || c == '_') })
	known := false
	for _, g := range groups {
		switch g {
		case "development", "test", "ci", "lint", "doc", "docs", "tools":
			known = true
		case "do", "optional", "true", "require", "false":
		default:
			return false
		}
	}
	return known
}

// gemfileLock reads the sections of a Gemfile.lock: DEPENDENCIES has the gems
// that the Gemfile names, and the others have the versions of all gems.
func (r *reader) gemfileLock(data []byte) error {
	section := ""
	for number, line := range r.lockLines(data) {
		switch {
		case line != "" && line[0] != ' ':
			section = strings.TrimSpace(line)
		case section == "DEPENDENCIES":
			name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			r.add(strings.TrimSuffix(name, "!"), fmt.Sprintf("line %d", number), Run)
		case strings.HasPrefix(line, "    ") && !strings.HasPrefix(line, "     "):
			name, version, _ := strings.Cut(strings.TrimSpace(line), " (")
			r.pin(name, version)
		}
	}
	return r.conflict
}

// gemspec reads the dependencies in a gem's specification:
// https://guides.rubygems.org/specification-reference/
func (r *reader) gemspec(data []byte) error { return r.matched(data, gemDependency(), "development") }

var gemDependency = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[^#]*\.add_(?:runtime_|development_)?dependency[ (]+["']([^"']+)["']`)
})

// mix reads the dependencies in a mix.exs: https://hexdocs.pm/mix/Mix.Tasks.Deps.html
func (r *reader) mix(data []byte) error { return r.matched(data, mixDependency(), "") }

var mixDependency = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[^#]*\{:(\w+),\s*[~"\[\w>=]`) })

// sbt reads the dependencies in a build.sbt: https://www.scala-sbt.org/1.x/docs/Library-Dependencies.html
func (r *reader) sbt(data []byte) error {
	err := r.matched(data, sbtDependency(), "Test")
	if strings.Contains(string(data), "PlayScala") || strings.Contains(string(data), "PlayJava") {
		r.add("org.playframework:play", "enablePlugins", Run)
	}
	return err
}

var sbtDependency = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[^/"]*"([\w.\-]+)"\s*%{1,3}\s*"([\w.\-]+)".*`)
})

// matched adds a package for each line that matches a pattern, whose groups are
// the parts of the package's name. Lines that contain the word optional, if it
// isn't empty, are for development.
func (r *reader) matched(data []byte, pattern *regexp.Regexp, optional string) error {
	for number, line := range lines(data) {
		if m := pattern.FindStringSubmatch(line); m != nil {
			use := Run
			if optional != "" && strings.Contains(m[0], optional) {
				use = Optional
			}
			r.add(strings.Join(m[1:], ":"), fmt.Sprintf("line %d", number), use)
		}
	}
	return nil
}

// gradleTokens describes the tokens that Groovy and Kotlin have in common.
var gradleTokens = &languages.Language{Lexis: &languages.Lexis{
	Comments: []string{"//"}, Block: [2]string{"/*", "*/"}, Letters: "_",
	Quotes: []languages.Quote{
		{Open: `"""`, Close: `"""`, Lines: true},
		{Open: "'''", Close: "'''", Lines: true},
		{Open: `"`, Close: `"`},
		{Open: "'", Close: "'"},
	},
}}

// A gradleScript holds the string literals and words of a Gradle script. A word
// is a name with its dots: libs.spring.web.
type gradleScript []languages.Token

func newGradleScript(text string) gradleScript {
	tokens := source.Tokens(text, gradleTokens)
	out := gradleScript(tokens[:0]) // in place, since a script may have a million tokens
	for _, t := range tokens {
		last := len(out) - 1
		switch {
		case last >= 0 && out[last].Kind == languages.Word && out[last].End == t.Start && (t.Is(".") || t.Kind == languages.Word || t.Kind == languages.Number):
			out[last].Text, out[last].End = text[out[last].Start:t.End], t.End
		case t.Kind == languages.String || t.Kind == languages.Word:
			out = append(out, t)
		}
	}
	return out
}

// word returns the word at an index, or "". literal does the same for strings.
func (s gradleScript) word(i int) string {
	if i >= 0 && i < len(s) && s[i].Kind == languages.Word {
		return s[i].Text
	}
	return ""
}

func (s gradleScript) literal(i int) string {
	if i >= 0 && i < len(s) && s[i].Kind == languages.String {
		return s[i].Text
	}
	return ""
}

// use returns what a dependency is used for, according to its configuration:
// the word before it, or before a platform(…) around it.
func (s gradleScript) use(i int) Use {
	for back := i - 1; back >= 0 && back >= i-2 && s[back].Line == s[i].Line; back-- {
		if strings.HasPrefix(strings.ToLower(s.word(back)), "test") {
			return Optional
		}
	}
	return Run
}

// declares reports whether "apply false" is at an index: the plugin before it
// is only declared, for other projects to apply.
func (s gradleScript) declares(i int) bool { return s.word(i) == "apply" && s.word(i+1) == "false" }

// gradle reads a build script:
// https://docs.gradle.org/current/userguide/declaring_dependencies.html
func (r *reader) gradle(data []byte) error {
	s := newGradleScript(string(data))
	catalog := sync.OnceValues(r.versionCatalog)
	var problem error
	for i, t := range s {
		if r.full() {
			break
		}
		where, use := fmt.Sprintf("line %d", t.Line+1), s.use(i)
		switch {
		case t.Kind == languages.String && strings.Contains(t.Text, ":"):
			parts := strings.Split(t.Text, ":") // group:name or group:name:version
			name := parts[0] + ":" + parts[1]
			r.add(name, where, use)
			if len(parts) > 2 {
				r.pin(name, parts[2])
			}
		case t.Kind == languages.String:
			r.gradlePlugin(s, i, where)
		case s.word(i) == "group" && s.literal(i+1) != "" && s.word(i+2) == "name" && s.literal(i+3) != "":
			r.add(s.literal(i+1)+":"+s.literal(i+3), where, use)
		case strings.HasPrefix(s.word(i), "libs."):
			packages, err := catalog()
			problem = err
			for _, entry := range packages[strings.TrimPrefix(t.Text, "libs.")] {
				r.pin(entry.name, entry.version)
				if !s.declares(i + 1) {
					r.add(entry.name, where, use)
				}
			}
		}
	}
	return problem
}

// gradlePlugin adds the plugin whose name is the literal at an index, if it is
// one. By Gradle's convention, a plugin is a package with this name.
func (r *reader) gradlePlugin(s gradleScript, i int, where string) {
	name := s[i].Text
	switch {
	case s.word(i-1) == "kotlin":
		name = "org.jetbrains.kotlin." + name
	case s.word(i-1) == "id", s.word(i-1) == "plugin" && s.word(i-2) == "apply":
	default:
		return
	}
	plugin := name + ":" + name + ".gradle.plugin"
	behind := i + 1
	if s.word(behind) == "version" {
		r.pin(plugin, s.literal(i+2))
		behind += 2
	}
	if !s.declares(behind) {
		r.add(plugin, where, Run)
	}
}

// An entry is a package in a version catalog. Its version may be "".
type entry struct{ name, version string }

// versionCatalog reads gradle/libs.versions.toml in the folder of the script or
// a parent, and returns the packages by accessor:
// https://docs.gradle.org/current/userguide/version_catalogs.html
func (r *reader) versionCatalog() (map[string][]entry, error) {
	var data []byte
	name := ""
	for dir := range upTo(filepath.Dir(r.file), r.project.Root) {
		file := filepath.Join(dir, "gradle", "libs.versions.toml")
		found, err := read(file, input.ManifestFile)
		if err == nil {
			data, name = found, r.project.relative(file)
			break
		}
	}
	if name == "" {
		return nil, nil
	}
	t, err := parseTOML(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	accessor := strings.NewReplacer("-", ".", "_", ".").Replace
	out := map[string][]entry{}
	libraries := sub(t, "libraries")
	for _, alias := range keys(libraries) {
		module, _ := libraries[alias].(string)
		if library := sub(libraries, alias); library != nil {
			module, _ = library["module"].(string)
			if group, ok := library["group"].(string); ok {
				name, _ := library["name"].(string)
				module = group + ":" + name
			}
			module += ":" + versionOf(t, library)
		}
		if parts := strings.Split(module+":", ":"); len(parts) >= 3 {
			out[accessor(alias)] = []entry{{parts[0] + ":" + parts[1], parts[2]}}
		}
	}
	bundles := sub(t, "bundles")
	for _, alias := range keys(bundles) {
		for _, library := range texts(bundles[alias]) {
			out["bundles."+accessor(alias)] = append(out["bundles."+accessor(alias)], out[accessor(library)]...)
		}
	}
	plugins := sub(t, "plugins")
	for _, alias := range keys(plugins) {
		notation, _ := plugins[alias].(string)
		id, version, _ := strings.Cut(notation, ":")
		if plugin := sub(plugins, alias); plugin != nil {
			id, _ = plugin["id"].(string)
			version = versionOf(t, plugin)
		}
		if id != "" {
			out["plugins."+accessor(alias)] = []entry{{id + ":" + id + ".gradle.plugin", version}}
		}
	}
	return out, nil
}

// versionOf returns the version of a library or a plugin in a version catalog,
// which may refer to another entry; "" if it isn't a single version.
func versionOf(catalog, in table) string {
	version, _ := in["version"].(string)
	if ref, ok := sub(in, "version")["ref"].(string); ok {
		version, _ = sub(catalog, "versions")[ref].(string)
	}
	return version
}
