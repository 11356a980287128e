package project

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"snipgen/frameworks/languages"
	"snipgen/generate/files"
	"snipgen/generate/input"
	"snipgen/generate/source"
)

// Rules returns the style rules for a source file, which need not exist. They
// come from the nearest configuration in its folder or a parent, up to the
// project's root; .editorconfig supplies what that leaves open. A configuration
// that can't be parsed counts as empty, since it may be a template. Rules
// returns an error if a file can't be read.
func Rules(file string, l *languages.Language) (languages.Rules, error) {
	rules, _, err := rulesOf(file, l)
	return rules, err
}

// rulesOf is Rules; found is whether there is a configuration.
func rulesOf(file string, l *languages.Language) (rules languages.Rules, found bool, err error) {
	file, dir, root, known := around(file)
	if !known { // no project around the file can be read
		return rules, false, nil
	}
	if rules, found, err = configured(file, dir, root, l); err != nil {
		return rules, found, err
	}
	d, err := definition(file)
	if err != nil {
		return rules, found, err
	}
	var common languages.Rules
	if !l.Tabs {
		common = common.Indented(indentation(d), d.TabWidth)
	}
	// Many editors know this property: https://github.com/editorconfig/editorconfig/wiki/EditorConfig-Properties
	if width, err := strconv.Atoi(d.Raw["max_line_length"]); err == nil {
		common.Width = languages.LineWidth(width)
	}
	return rules.Over(common), found, nil
}

// around resolves the path of a file that need not exist. It returns the file's
// real path, its nearest existing folder, and the root of the project; known is
// false if these can't be determined.
func around(file string) (real, dir, root string, known bool) {
	dir, below, err := Existing(filepath.Dir(file))
	if err == nil {
		dir, root, _, err = files.Project(dir)
	}
	return filepath.Join(dir, below, filepath.Base(file)), dir, root, err == nil
}

// Existing returns dir as an absolute path or, if it doesn't exist, its nearest
// parent that does. below is the path from there to dir, with slashes.
func Existing(dir string) (existing, below string, err error) {
	if dir, err = filepath.Abs(dir); err != nil {
		return "", "", err
	}
	for {
		_, err := os.Stat(dir)
		above := filepath.Dir(dir)
		if !errors.Is(err, fs.ErrNotExist) || above == dir {
			return dir, below, nil
		}
		below = path.Join(filepath.Base(dir), below)
		dir = above
	}
}

// configured returns the rules for a file from the nearest configuration,
// searching from dir up to root, and whether there is a configuration.
func configured(file, dir, root string, l *languages.Language) (languages.Rules, bool, error) {
	for dir := range upTo(dir, root) {
		for _, c := range l.Configurations {
			config, err := configuration(filepath.Join(dir, c.File))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return languages.Rules{}, false, err
			}
			if c.Rules == nil { // the configuration is a program, which isn't run
				return languages.Rules{}, false, nil
			}
			applies := func(patterns any) bool {
				one, is := patterns.(string)
				return is && covers([]string{one}, below(dir, file)) || covers(texts(patterns), below(dir, file))
			}
			if rules, found := c.Rules(config, applies); found {
				return rules, true, nil
			}
		}
	}
	return languages.Rules{}, false, nil
}

// configuration reads a configuration file.
func configuration(name string) (table, error) {
	limit := input.LinterFile
	if base := filepath.Base(name); base == "package.json" || base == "pyproject.toml" {
		limit = input.ManifestFile
	}
	data, err := files.Read(name, limit)
	if err != nil {
		return nil, err
	}
	return parsed(name, decode(data)), nil
}

// parsed parses a configuration in TOML, YAML or JSON with comments, as its
// name shows. A file that can't be parsed gives an empty table.
func parsed(name string, data []byte) table {
	var out table
	err := guarded(func() (err error) {
		switch extension := filepath.Ext(name); {
		case extension == ".toml":
			out, err = parseTOML(data)
		case strings.HasPrefix(extension, ".json"):
			err = json.Unmarshal(data, &out)
			// Comments are for files that people write. The tokens of a longer one
			// would take much memory.
			if err != nil && len(data) <= input.LinterFile.Most {
				out = nil
				err = json.Unmarshal(plainJSON(string(data)), &out)
			}
		case json.Unmarshal(data, &out) == nil:
		default:
			out = nil
			err = yaml.Unmarshal(data, &out)
		}
		return err
	})
	if err != nil {
		return nil
	}
	return out
}

// plainJSON removes comments and trailing commas from JSON and puts its strings
// in double quotes.
func plainJSON(text string) []byte {
	var out strings.Builder
	tokens := source.Tokens(text, languages.JavaScript)
	for i, t := range tokens {
		last := t.Is(",") && i+1 < len(tokens) && (tokens[i+1].Is("}") || tokens[i+1].Is("]"))
		switch {
		case t.Kind == languages.Comment, last:
		case t.Kind == languages.Word && i+1 < len(tokens) && tokens[i+1].Is(":"): // a name in JSON5
			out.WriteString(strconv.Quote(t.Text))
		case t.Kind == languages.String && text[t.Start] == '\'' && !strings.ContainsAny(t.Text, `"\`):
			out.WriteString(`"` + t.Text + `"`)
		default:
			out.WriteString(text[t.Start:t.End])
		}
	}
	return []byte(out.String())
}

// covers reports whether a path, with slashes, matches one of several glob
// patterns. A pattern without a slash matches the file name alone.
func covers(patterns []string, name string) bool {
	for _, pattern := range patterns[:min(len(patterns), input.LinterPatterns.Most)] {
		for _, alternative := range alternatives(strings.TrimPrefix(pattern, "./"), input.PatternAlternatives.Most) {
			if !strings.Contains(alternative, "/") {
				alternative = "**/" + alternative
			}
			if matches(strings.Split(alternative, "/"), strings.Split(name, "/")) {
				return true
			}
		}
	}
	return false
}

// alternatives expands the braces of a pattern, up to most results: a.{js,ts}
// gives a.js and a.ts.
func alternatives(pattern string, most int) []string {
	out := []string{""}
	for pattern != "" {
		text, rest, braces := strings.Cut(pattern, "{")
		inner, after, closed := strings.Cut(rest, "}")
		choices := []string{""}
		if braces && closed {
			choices = strings.Split(inner, ",")
		} else if braces {
			text, after = pattern, ""
		}
		var next []string
		for _, begun := range out {
			for _, choice := range choices {
				if next = append(next, begun+text+choice); len(next) > most {
					return nil
				}
			}
		}
		out, pattern = next, after
	}
	return out
}

// matches reports whether a pattern matches a path, both split at slashes. **
// matches any number of elements.
func matches(pattern, name []string) bool {
	// reached[i] is whether the pattern so far matches the first i elements.
	reached := make([]bool, len(name)+1)
	reached[0] = true
	for _, p := range pattern {
		next := make([]bool, len(name)+1)
		for i := range reached {
			if p == "**" {
				next[i] = reached[i] || i > 0 && next[i-1]
			} else if i > 0 && reached[i-1] {
				next[i], _ = path.Match(p, name[i-1])
			}
		}
		reached = next
	}
	return reached[len(name)]
}
