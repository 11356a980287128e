package project

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// The manifests in this file are programs. Go has no parsers for them, and
// running them would be unsafe, so their usual form is read line by line.

// gemfile reads a Gemfile: https://bundler.io/man/gemfile.5.html
func (r *reader) gemfile(data []byte) error {
	var blocks []bool // whether each open block is for development
	number, development := 0, 0
	open := func(optional bool) {
		blocks = append(blocks, optional)
		if optional {
			development++
		}
	}
	comment := false // =begin … =end
	for line := range lines(string(data)) {
		number++
		text := strings.TrimSpace(line)
		if strings.HasPrefix(line, "=begin") || comment {
			comment = !strings.HasPrefix(line, "=end")
			continue
		}
		if text == "__END__" {
			return nil
		}
		text = rubyCode(text)
		word, _, _ := strings.Cut(strings.ReplaceAll(text, "(", " "), " ")
		switch {
		case word == "gem":
			name, rest := firstString(strings.TrimLeft(strings.TrimPrefix(text, "gem"), " \t("))
			use := Run
			if development > 0 || forDevelopment(option(rest, "group")) {
				use = Optional
			}
			r.add(name, fmt.Sprintf("line %d", number), use)
			version, rest := firstString(strings.TrimLeft(rest, " \t,"))
			r.pin(name, onlyNumbers(version))
			second, _ := firstString(strings.TrimLeft(rest, " \t,"))
			r.allow(name, version+" "+second)
		case word == "end" && len(blocks) > 0:
			if blocks[len(blocks)-1] {
				development--
			}
			blocks = blocks[:len(blocks)-1]
		case word == "group" && endsInDo(text):
			open(forDevelopment(strings.TrimPrefix(text, "group")))
		case endsInDo(text), slices.Contains([]string{"if", "unless", "case", "begin", "def", "while", "until", "for"}, word):
			if !strings.HasSuffix(text, " end") {
				open(false)
			}
		}
	}
	return nil
}

// rubyCode removes a comment from a line of Ruby.
func rubyCode(line string) string {
	quote := byte(0)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && quote != 0:
			i++
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == '#':
			return strings.TrimSpace(line[:i])
		}
	}
	return line
}

func endsInDo(line string) bool {
	if i := strings.LastIndex(line, " do"); i >= 0 {
		rest := strings.TrimSpace(line[i+3:])
		return rest == "" || strings.HasPrefix(rest, "|")
	}
	return false
}

// firstString returns the string literal at the start of s, and the text after
// it.
func firstString(s string) (literal, rest string) {
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return "", s
	}
	end := strings.IndexByte(s[1:], s[0])
	if end < 0 {
		return "", ""
	}
	return s[1 : end+1], s[end+2:]
}

// option returns the text after an option of a method: group: :test or :group
// => :test.
func option(s, name string) string {
	for _, form := range []string{name + "s:", name + ":", ":" + name + "s =>", ":" + name + " =>", ":" + name + "=>"} {
		if _, after, found := strings.Cut(s, form); found {
			return after
		}
	}
	return ""
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

// gemfileLock reads the sections of a Gemfile.lock: from DEPENDENCIES the gems
// that the Gemfile names, and from the others the versions of all gems.
func (r *reader) gemfileLock(data []byte) error {
	section, number := "", 0
	for line := range lines(string(data)) {
		number++
		switch {
		case line != "" && line[0] != ' ':
			section = strings.TrimSpace(line)
			if err := conflict(section, number); err != nil {
				return err
			}
		case section == "DEPENDENCIES":
			name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			r.add(strings.TrimSuffix(name, "!"), fmt.Sprintf("line %d", number), Run)
		case strings.HasPrefix(line, "    ") && !strings.HasPrefix(line, "     "):
			name, version, _ := strings.Cut(strings.TrimSpace(line), " (")
			r.pin(name, version)
		}
	}
	return nil
}

// gemspec reads the dependencies in a gem's specification:
// https://guides.rubygems.org/specification-reference/
func (r *reader) gemspec(data []byte) error {
	number := 0
	for line := range lines(string(data)) {
		number++
		for _, m := range dependency().FindAllStringSubmatch(rubyCode(strings.TrimSpace(line)), 1) {
			use := Run
			if m[1] == "add_development_dependency" {
				use = Optional
			}
			r.add(m[2], fmt.Sprintf("line %d", number), use)
		}
	}
	return nil
}

var dependency = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\.(add_(?:runtime_|development_)?dependency)[ (]+["']([^"']+)["']`)
})

// mix reads the dependencies in a mix.exs: https://hexdocs.pm/mix/Mix.Tasks.Deps.html
func (r *reader) mix(data []byte) error {
	return r.tuples(data, mixDependency(), func(m []string) (string, Use) { return m[1], Run })
}

var mixDependency = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[^#]*\{:(\w+),\s*[~"\[\w>=]`) })

// sbt reads the dependencies in a build.sbt: https://www.scala-sbt.org/1.x/docs/Library-Dependencies.html
func (r *reader) sbt(data []byte) error {
	err := r.tuples(data, sbtDependency(), func(m []string) (string, Use) {
		if strings.Contains(m[0], "Test") {
			return m[1] + ":" + m[2], Optional
		}
		return m[1] + ":" + m[2], Run
	})
	if strings.Contains(string(data), "PlayScala") || strings.Contains(string(data), "PlayJava") {
		r.add("org.playframework:play", "enablePlugins", Run)
	}
	return err
}

var sbtDependency = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[^/"]*"([\w.\-]+)"\s*%{1,3}\s*"([\w.\-]+)".*`)
})

// tuples adds the package that read finds in each line that a pattern matches.
func (r *reader) tuples(data []byte, pattern *regexp.Regexp, read func(m []string) (name string, use Use)) error {
	number := 0
	for line := range lines(string(data)) {
		number++
		if m := pattern.FindStringSubmatch(line); m != nil {
			name, use := read(m)
			r.add(name, fmt.Sprintf("line %d", number), use)
		}
	}
	return nil
}

// A token is a string literal or a word in a Gradle script, outside comments.
type token struct {
	text    string
	literal bool
	line    int
}

// gradleTokens returns the tokens of a Groovy or Kotlin script.
func gradleTokens(s string) []token {
	var out []token
	line := 1
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\n':
			line++
			i++
		case strings.HasPrefix(s[i:], "//"):
			if end := strings.IndexByte(s[i:], '\n'); end >= 0 {
				i += end
			} else {
				i = len(s)
			}
		case strings.HasPrefix(s[i:], "/*"):
			end := strings.Index(s[i+2:], "*/")
			if end < 0 {
				return out
			}
			line += strings.Count(s[i:i+2+end], "\n")
			i += end + 4
		case c == '"' || c == '\'':
			text, length := gradleString(s[i:])
			out = append(out, token{text, true, line})
			line += strings.Count(text, "\n")
			i += length
		case wordByte(c):
			end := i
			for end < len(s) && (wordByte(s[end]) || s[end] == '.') {
				end++
			}
			out = append(out, token{s[i:end], false, line})
			i = end
		default:
			i++
		}
	}
	return out
}

// gradleString returns the text and the length of the string literal at the
// start of s. A literal that isn't closed ends with its line or, with three
// quotes, with the script.
func gradleString(s string) (text string, length int) {
	quote := s[:1]
	if three := strings.Repeat(quote, 3); strings.HasPrefix(s, three) {
		quote = three
	}
	begin := len(quote)
	end := begin
	for end < len(s) && !strings.HasPrefix(s[end:], quote) && (len(quote) == 3 || s[end] != '\n') {
		if s[end] == '\\' {
			end++
		}
		end++
	}
	end = min(end, len(s))
	length = end
	if strings.HasPrefix(s[end:], quote) {
		length += len(quote)
	}
	return s[begin:end], length
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// A gradleScript is the tokens of a Gradle script.
type gradleScript []token

// word returns the word at an index, or "", and literal the string there.
func (s gradleScript) word(i int) string {
	if i >= 0 && i < len(s) && !s[i].literal {
		return s[i].text
	}
	return ""
}

func (s gradleScript) literal(i int) string {
	if i >= 0 && i < len(s) && s[i].literal {
		return s[i].text
	}
	return ""
}

// use returns the use of a dependency from the name of its configuration, which
// precedes it or a platform(…) around it.
func (s gradleScript) use(i int) Use {
	for back := i - 1; back >= 0 && back >= i-2 && s[back].line == s[i].line; back-- {
		if !s[back].literal && strings.HasPrefix(strings.ToLower(s[back].text), "test") {
			return Optional
		}
	}
	return Run
}

// declares reports whether a plugin before an index is only declared for other
// projects: apply false.
func (s gradleScript) declares(i int) bool { return s.word(i) == "apply" && s.word(i+1) == "false" }

// gradle reads a build script:
// https://docs.gradle.org/current/userguide/declaring_dependencies.html
func (r *reader) gradle(data []byte) error {
	s := gradleScript(gradleTokens(string(data)))
	var catalog map[string][]entry
	var problem error
	for i, t := range s {
		if r.full() {
			break
		}
		where, use := fmt.Sprintf("line %d", t.line), s.use(i)
		switch {
		case t.literal && strings.Contains(t.text, ":"):
			r.gradleModule(t.text, where, use)
		case t.literal:
			r.gradlePlugin(s, i, where)
		case s.word(i) == "group" && s.literal(i+1) != "" && s.word(i+2) == "name" && s.literal(i+3) != "":
			r.add(s.literal(i+1)+":"+s.literal(i+3), where, use)
		case strings.HasPrefix(s.word(i), "libs."):
			if catalog == nil {
				if catalog, problem = r.versionCatalog(); catalog == nil {
					catalog = map[string][]entry{}
				}
			}
			for _, entry := range catalog[strings.TrimPrefix(t.text, "libs.")] {
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
	name := s[i].text
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

// gradleModule adds a module written as group:name or group:name:version.
func (r *reader) gradleModule(notation, where string, use Use) {
	parts := strings.Split(notation, ":")
	name := parts[0] + ":" + parts[1]
	r.add(name, where, use)
	if len(parts) > 2 {
		r.pin(name, parts[2])
	}
}

// An entry is a package in a version catalog. Its version may be "".
type entry struct{ name, version string }

// versionCatalog reads gradle/libs.versions.toml in the folder of the script or
// a parent, and returns the packages by accessor.
func (r *reader) versionCatalog() (map[string][]entry, error) {
	var data []byte
	name := ""
	for dir := range upTo(filepath.Dir(r.file), r.project.Root) {
		file := filepath.Join(dir, "gradle", "libs.versions.toml")
		found, err := readText(file)
		if err == nil {
			data, name = found, r.project.relative(file)
			break
		}
	}
	if name == "" {
		return nil, nil
	}
	t, err := r.toml(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	accessor := strings.NewReplacer("-", ".", "_", ".").Replace
	out := map[string][]entry{}
	libraries := sub(t, "libraries")
	for _, alias := range keys(libraries) {
		module := ""
		switch library := libraries[alias].(type) {
		case string:
			module = library
		case table:
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
		list, _ := bundles[alias].([]any)
		for _, item := range list {
			if s, ok := item.(string); ok {
				out["bundles."+accessor(alias)] = append(out["bundles."+accessor(alias)], out[accessor(s)]...)
			}
		}
	}
	plugins := sub(t, "plugins")
	for _, alias := range keys(plugins) {
		id, version := "", ""
		switch plugin := plugins[alias].(type) {
		case string:
			id, version, _ = strings.Cut(plugin, ":")
		case table:
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
// which may be a reference; "" if there is no single one.
func versionOf(catalog, in table) string {
	version, _ := in["version"].(string)
	if ref, ok := sub(in, "version")["ref"].(string); ok {
		version, _ = sub(catalog, "versions")[ref].(string)
	}
	return version
}
