package project

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"

	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/generate/source"
)

// A table is a TOML table or a JSON object.
type table = map[string]any

// parseTOML parses TOML: https://toml.io/en/v1.0.0. After an error, there is no
// table.
func parseTOML(data []byte) (table, error) {
	if crowded(data) {
		return nil, input.ManifestEntries.Exceeded("it")
	}
	var t table
	err := toml.Unmarshal(data, &t)
	var at *toml.DecodeError
	if errors.As(err, &at) {
		line, column := at.Position()
		return nil, fmt.Errorf("line %d, column %d: %s", line, column, strings.TrimPrefix(at.Error(), "toml: "))
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// crowded reports whether TOML may have more keys and tables than the limit,
// since the parser compares each with those before it. Small tables on their
// own lines in a list, such as the files in a lock file, aren't compared and
// don't count.
func crowded(data []byte) bool {
	const small = 16
	entries := 0
	for line := range bytes.Lines(data) {
		line = bytes.TrimLeft(line, " \t")
		own, quote := 0, byte(0)
		for _, c := range line {
			switch {
			case c == quote:
				quote = 0
			case quote != 0:
			case c == '"' || c == '\'':
				quote = c
			case c == '=' || c == '.':
				own++
			}
		}
		switch {
		case bytes.HasPrefix(line, []byte("[")):
			own++
		case bytes.HasPrefix(line, []byte("{")) && own <= small:
			own = 0
		}
		if entries += own; entries > input.ManifestEntries.Most {
			return true
		}
	}
	return false
}

// sub returns a nested table, or nil.
func sub(t table, names ...string) table {
	for _, name := range names {
		t, _ = t[name].(table)
	}
	return t
}

func keys(t table) []string { return slices.Sorted(maps.Keys(t)) }

// specified adds the package and the versions in a dependency specifier.
func (r *reader) specified(text, where string, use Use) {
	r.require(specifier(text), where, use, limits(text))
}

// specifiers adds a list of dependency specifiers.
func (r *reader) specifiers(list any, where string, use Use) {
	for _, text := range texts(list) {
		r.specified(text, where, use)
	}
}

// pyproject reads pyproject.toml:
// https://packaging.python.org/en/latest/specifications/pyproject-toml/ and
// dependency-groups/, and the tables of Poetry, PDM, uv and Hatch.
func (r *reader) pyproject(data []byte) error {
	t, err := parseTOML(data)
	r.specifiers(sub(t, "project")["dependencies"], "project.dependencies", Run)
	for _, path := range []string{"project.optional-dependencies", "dependency-groups", "tool.pdm.dev-dependencies"} {
		groups := sub(t, strings.Split(path, ".")...)
		for _, name := range keys(groups) {
			r.specifiers(groups[name], path+"."+name, Optional)
		}
	}
	r.condaTables(sub(t, "tool", "pixi"), "tool.pixi.")
	r.specifiers(sub(t, "tool", "uv")["dev-dependencies"], "tool.uv.dev-dependencies", Optional)
	for _, name := range keys(sub(t, "tool", "hatch", "envs")) {
		env := sub(t, "tool", "hatch", "envs", name)
		r.specifiers(env["dependencies"], "tool.hatch.envs."+name, Optional)
		r.specifiers(env["extra-dependencies"], "tool.hatch.envs."+name, Optional)
	}
	poetry := sub(t, "tool", "poetry")
	r.packages(sub(poetry, "dependencies"), "tool.poetry.dependencies", Run)
	r.packages(sub(poetry, "dev-dependencies"), "tool.poetry.dev-dependencies", Optional)
	for _, group := range keys(sub(poetry, "group")) {
		r.packages(sub(poetry, "group", group, "dependencies"), "tool.poetry.group."+group, Optional)
	}
	return err
}

// pixi reads pixi.toml: https://pixi.sh/latest/reference/pixi_manifest/
func (r *reader) pixi(data []byte) error {
	t, err := parseTOML(data)
	r.condaTables(t, "")
	return err
}

// condaTables adds the packages of conda and of PyPI in the tables of Pixi,
// whose names begin with prefix. Tables of a feature are for some environments
// only, so their packages are optional.
func (r *reader) condaTables(t table, prefix string) {
	sections := func(in table, where string, use Use) {
		for _, section := range []string{"dependencies", "pypi-dependencies"} {
			r.packages(sub(in, section), where+section, use)
		}
	}
	sections(t, prefix, Run)
	for _, target := range keys(sub(t, "target")) {
		sections(sub(t, "target", target), prefix+"target."+target+".", Run)
	}
	for _, feature := range keys(sub(t, "feature")) {
		sections(sub(t, "feature", feature), prefix+"feature."+feature+".", Optional)
	}
}

// conda reads an environment file. A package may have a channel before its name
// and a build after its version:
// https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html
func (r *reader) conda(data []byte) error {
	var environment struct {
		Dependencies []any `yaml:"dependencies"`
	}
	if err := yaml.Unmarshal(data, &environment); err != nil {
		return fmt.Errorf("it is no environment in YAML: %w", err)
	}
	for _, item := range environment.Dependencies {
		switch item := item.(type) {
		case string:
			item = item[strings.LastIndex(item, "::")+1:]
			item = strings.TrimPrefix(item, ":")
			r.add(specifier(item), "dependencies", Run)
			name, version, _ := strings.Cut(strings.ReplaceAll(item, "==", "="), "=")
			if version, _, _ = strings.Cut(version, "="); !strings.ContainsAny(name, "<>!~") && !strings.ContainsAny(version, "<>!~,|") {
				r.pin(strings.TrimSpace(name), strings.TrimSpace(version))
			}
		case table:
			r.specifiers(item["pip"], "dependencies.pip", Run)
		}
	}
	return nil
}

// setupPy reads the lists in the setup.py of setuptools. Since that is a
// program, it reads only literals. A file that never calls setup is an ordinary
// module with this name.
func (r *reader) setupPy(data []byte) error {
	tokens := source.Tokens(string(data), languages.Python)
	called := false
	for i, t := range tokens {
		defined := i > 0 && tokens[i-1].Is("def")
		called = called || t.Is("setup") && !defined && i+1 < len(tokens) && tokens[i+1].Is("(")
	}
	if !called {
		return errNoManifest
	}
	for i, t := range tokens {
		use := Run
		switch {
		case t.Is("extras_require") || t.Is("tests_require"):
			use = Optional
		case !t.Is("install_requires") && !t.Is("requirements"):
			continue
		}
		if i+2 >= len(tokens) || !tokens[i+1].Is("=") || !tokens[i+2].Is("[") && !tokens[i+2].Is("{") {
			continue
		}
		for _, item := range tokens[i+3:] {
			if item.Depth <= tokens[i+2].Depth {
				break
			}
			if item.Kind == languages.String {
				r.specified(item.Text, fmt.Sprintf("line %d", item.Line+1), use)
			}
		}
	}
	return nil
}

// pipfile reads a Pipfile: https://github.com/pypa/pipfile
func (r *reader) pipfile(data []byte) error {
	t, err := parseTOML(data)
	for _, section := range keys(t) {
		use := Optional // a user-defined category
		switch section {
		case "packages":
			use = Run
		case "source", "requires", "scripts", "pipenv":
			continue
		}
		r.packages(sub(t, section), section, use)
	}
	return err
}

// specifier returns the name in a dependency specifier, such as
// `flask[async]>=2 ; python_version<"3.9"`; "" for a path or an address:
// https://packaging.python.org/en/latest/specifications/dependency-specifiers/
func specifier(s string) string {
	m := packageName().FindStringSubmatch(s)
	if m == nil || strings.HasSuffix(m[1], ".whl") {
		return ""
	}
	return m[1]
}

// packageName matches a package's name and the beginning of what can follow it,
// such as an option like --hash after a space.
var packageName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[ \t]*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?:[ \t]*(?:$|[\[(<>=!~;@,#])|[ \t]+--)`)
})

// limits returns the versions that a specifier allows, without the name, the
// extras and the marker; "" if it has none or is an address.
func limits(specifier string) string {
	specifier, _, _ = strings.Cut(specifier, ";")
	specifier, _, _ = strings.Cut(specifier, " --")
	start := strings.IndexAny(specifier, "<>=~!")
	if start < 0 || strings.Contains(specifier[:start], "@") {
		return ""
	}
	return strings.TrimRight(strings.TrimSpace(specifier[start:]), ")")
}

// requirements reads a requirements file and those that it includes:
// https://pip.pypa.io/en/stable/reference/requirements-file-format/
func (r *reader) requirements(data []byte) error {
	use := Run
	name := strings.ToLower(path.Base(filepath.ToSlash(r.file)))
	for _, part := range strings.FieldsFunc(name, func(c rune) bool { return c < 'a' || c > 'z' }) {
		if slices.Contains([]string{"dev", "devel", "development", "test", "tests", "testing", "doc", "docs", "lint", "ci", "build", "typing"}, part) {
			use = Optional
		}
	}
	return r.requirementLines(data, "", use)
}

// requirementLines reads the lines of a requirements file. From is the name of
// an included file, or "".
func (r *reader) requirementLines(data []byte, from string, use Use) error {
	var problem error
	for number, line := range logicalLines(data) {
		where := fmt.Sprintf("line %d", number)
		if from != "" {
			where += " of " + from
		}
		if !strings.HasPrefix(line, "-") {
			r.require(requirement(line), where, use, limits(line))
			continue
		}
		option, value := splitOption(line)
		switch option {
		case "-e", "--editable":
			r.add(requirement(value), where, use)
		case "-r", "--requirement":
			file, more, err := r.sibling(value)
			if err == nil {
				outer := r.file
				r.file = file
				err = r.requirementLines(more, r.project.relative(file), use)
				r.file = outer
			}
			if err != nil && problem == nil {
				problem = fmt.Errorf("%s: %w", where, err)
			}
		}
	}
	return problem
}

// logicalLines yields the number of the first line and the text of each logical
// line: without comments and surrounding space, and joined with the next one
// after a backslash. It skips empty lines.
func logicalLines(data []byte) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		begin := 1
		var joined strings.Builder
		for number, line := range lines(slices.Concat(data, []byte("\n\n"))) { // the empty line ends the last logical line
			if joined.Len() == 0 {
				begin = number
			}
			if head, more := strings.CutSuffix(line, "\\"); more && !strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") {
				joined.WriteString(head)
				joined.WriteByte(' ')
				continue
			}
			joined.WriteString(line)
			whole := uncommented(joined.String())
			joined.Reset()
			if whole != "" && !yield(begin, whole) {
				return
			}
		}
	}
}

// lines yields the numbers of lines, from 1, and the lines without their ends,
// which are LF, CRLF or CR.
func lines(data []byte) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		number := 0
		for line := range strings.Lines(lineEnds.Replace(string(data))) {
			if number++; !yield(number, strings.TrimSuffix(line, "\n")) {
				return
			}
		}
	}
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// uncommented removes a comment: "#" at the start or after a space.
func uncommented(line string) string {
	line, _, _ = strings.Cut(" "+strings.ReplaceAll(line, "\t", " "), " #")
	return strings.TrimSpace(line)
}

func splitOption(line string) (option, value string) {
	end := strings.IndexAny(line, " \t=")
	switch {
	case end >= 0:
		option, value = line[:end], line[end+1:]
	case len(line) > 2 && line[1] != '-': // -rfile
		option, value = line[:2], line[2:]
	default:
		option = line
	}
	return option, strings.Trim(strings.TrimSpace(value), `"'`)
}

// requirement returns the package in a line of a requirements file: from a
// specifier, from "#egg=" in an address, or from the name of a wheel.
func requirement(line string) string {
	if _, egg, found := strings.Cut(line, "#egg="); found {
		egg, _, _ = strings.Cut(egg, "&")
		return specifier(egg)
	}
	address, _, _ := strings.Cut(line, " ")
	address, _, _ = strings.Cut(address, "#")
	if file := path.Base(strings.ReplaceAll(address, `\`, "/")); strings.HasSuffix(file, ".whl") {
		name, _, _ := strings.Cut(file, "-")
		return specifier(name)
	}
	return specifier(line)
}

// setupCfg reads the lists in the setup.cfg of setuptools:
// https://setuptools.pypa.io/en/latest/userguide/declarative_config.html
func (r *reader) setupCfg(data []byte) error {
	section, key := "", ""
	for number, line := range lines(data) {
		text := strings.TrimSpace(line)
		if text == "" || text[0] == '#' || text[0] == ';' {
			continue
		}
		indented := line[0] == ' ' || line[0] == '\t'
		if !indented {
			if name, is := strings.CutPrefix(text, "["); is {
				name, _, closed := strings.Cut(name, "]")
				if !closed {
					return fmt.Errorf("line %d: a section has no end", number)
				}
				section, key = strings.TrimSpace(name), ""
				continue
			}
			end := strings.IndexAny(text, "=:")
			if end < 0 {
				return fmt.Errorf("line %d: neither a section nor an option", number)
			}
			key, text = strings.TrimSpace(text[:end]), strings.TrimSpace(text[end+1:])
		}
		where := fmt.Sprintf("line %d", number)
		switch {
		case section == "options" && key == "install_requires":
			r.cfgList(text, where, Run)
		case section == "options" && (key == "tests_require" || key == "setup_requires"), section == "options.extras_require" && key != "":
			r.cfgList(text, where, Optional)
		}
	}
	return nil
}

// cfgList adds the packages in one line of a list. Semicolons separate the
// items of a one-line list, and also begin environment markers.
func (r *reader) cfgList(line, where string, use Use) {
	for item := range strings.SplitSeq(uncommented(line), ";") {
		if name := specifier(item); name != "" && !slices.Contains(markers[:], name) {
			r.add(name, where, use)
		}
	}
}

// markers are the variables of environment markers.
var markers = [...]string{
	"extra", "implementation_name", "implementation_version", "os_name", "platform_machine", "platform_python_implementation",
	"platform_release", "platform_system", "platform_version", "python_full_version", "python_version", "sys_platform",
}
