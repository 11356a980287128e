package languages

import (
	"cmp"
	"slices"
	"strings"
)

// A Configuration is a kind of file that says how a project writes its code.
type Configuration struct {
	// File is its file name.
	File string
	// Rules returns the style that its content sets for one source file; found
	// is whether it sets any. Matches reports whether a pattern, or one of a
	// list of patterns, matches that file. Rules is nil if the configuration is
	// a program, whose result is unknown.
	Rules func(config map[string]any, matches func(patterns any) bool) (rules Rules, found bool)
}

// section returns a nested map of a configuration, or nil.
func section(config map[string]any, names ...string) map[string]any {
	for _, name := range names {
		config, _ = config[name].(map[string]any)
	}
	return config
}

// whole returns a value of a configuration if it is a whole number from least
// to most, or 0.
func whole(value any, least, most int) int {
	n := 0
	switch v := value.(type) {
	case int:
		n = v
	case int64:
		n = int(v)
	case uint64:
		n = int(min(v, uint64(most)+1))
	case float64:
		n = int(min(max(v, 0), float64(most)+1))
	}
	if n < least || n > most {
		return 0
	}
	return n
}

// LineWidth returns the line width, in columns, that a configuration sets, or 0
// if the value makes no sense.
func LineWidth(value any) int { return whole(value, 20, 1000) }

// mark returns the quotation mark that a configuration's style names, or 0 for
// another value.
func mark(style any) byte {
	switch style {
	case "single":
		return '\''
	case "double":
		return '"'
	}
	return 0
}

// level returns r with the indentation that a configuration sets: a tab, or a
// number of spaces.
func (r Rules) level(tab bool, size any) Rules {
	switch n := whole(size, 1, 16); {
	case tab:
		return r.Indented("\t", n)
	case n > 0:
		return r.Indented(strings.Repeat(" ", n), n)
	}
	return r
}

// Prettier and Biome: https://prettier.io/docs/configuration
// https://biomejs.dev/reference/configuration/
var javascriptConfigurations = []Configuration{
	{File: "package.json", Rules: func(config map[string]any, matches func(any) bool) (Rules, bool) {
		own, found := config["prettier"]
		options, _ := own.(map[string]any) // otherwise it is the name of a package with the options
		rules, _ := prettier(options, matches)
		return rules, found
	}},
	{File: ".prettierrc", Rules: prettier},
	{File: ".prettierrc.json", Rules: prettier},
	{File: ".prettierrc.yaml", Rules: prettier},
	{File: ".prettierrc.yml", Rules: prettier},
	{File: ".prettierrc.json5", Rules: prettier},
	{File: ".prettierrc.js"}, {File: "prettier.config.js"}, {File: ".prettierrc.ts"}, {File: "prettier.config.ts"},
	{File: ".prettierrc.mjs"}, {File: "prettier.config.mjs"}, {File: ".prettierrc.mts"}, {File: "prettier.config.mts"},
	{File: ".prettierrc.cjs"}, {File: "prettier.config.cjs"}, {File: ".prettierrc.cts"}, {File: "prettier.config.cts"},
	{File: ".prettierrc.toml", Rules: prettier},
	{File: "biome.json", Rules: biome},
	{File: "biome.jsonc", Rules: biome},
	{File: ".biome.json", Rules: biome},
	{File: ".biome.jsonc", Rules: biome},
}

func prettier(config map[string]any, matches func(any) bool) (Rules, bool) {
	var rules Rules
	tab, size := false, any(nil)
	for _, options := range append([]map[string]any{config}, overriding(config, "options", matches, "files")...) {
		if single, said := options["singleQuote"].(bool); said {
			rules.Quote = '"'
			if single {
				rules.Quote = '\''
			}
		}
		if semi, said := options["semi"].(bool); said {
			rules.Semicolons = Never
			if semi {
				rules.Semicolons = Always
			}
		}
		rules.Width = cmp.Or(LineWidth(options["printWidth"]), rules.Width)
		if tabs, said := options["useTabs"].(bool); said {
			tab = tabs
		}
		if width, said := options["tabWidth"]; said {
			size = width
		}
	}
	return rules.level(tab, size), true
}

func biome(config map[string]any, matches func(any) bool) (Rules, bool) {
	rules := Rules{Quote: '"', Semicolons: Always, Width: 80}
	tab, size := true, any(2)
	layers := []map[string]any{section(config, "formatter"), section(config, "javascript", "formatter")}
	for _, o := range overriding(config, "", matches, "includes", "include") {
		layers = append(layers, section(o, "formatter"), section(o, "javascript", "formatter"))
	}
	for _, options := range layers {
		if options["enabled"] == false {
			return Rules{}, true
		}
		rules.Quote = cmp.Or(mark(options["quoteStyle"]), rules.Quote)
		switch options["semicolons"] {
		case "asNeeded":
			rules.Semicolons = Never
		case "always":
			rules.Semicolons = Always
		}
		rules.Width = cmp.Or(LineWidth(options["lineWidth"]), rules.Width)
		if style, said := options["indentStyle"]; said {
			tab = style != "space"
		}
		if width, said := options["indentWidth"]; said {
			size = width
		}
	}
	return rules.level(tab, size), true
}

// overriding returns the entries of a configuration's "overrides" whose
// patterns match, or a member of each.
func overriding(config map[string]any, member string, matches func(any) bool, patterns ...string) []map[string]any {
	var out []map[string]any
	list, _ := config["overrides"].([]any)
	for _, o := range list {
		override, _ := o.(map[string]any)
		fits := slices.ContainsFunc(patterns, func(name string) bool { return matches(override[name]) })
		if !fits || matches(override["excludeFiles"]) {
			continue
		}
		if member != "" {
			override = section(override, member)
		}
		out = append(out, override)
	}
	return out
}

// pythonWidth is the default line width of black and Ruff, in columns.
const pythonWidth = 88

// Ruff and black: https://docs.astral.sh/ruff/configuration/
// https://black.readthedocs.io/en/stable/usage_and_configuration/the_basics.html#configuration-via-a-file
var pythonConfigurations = []Configuration{
	{File: ".ruff.toml", Rules: ruff},
	{File: "ruff.toml", Rules: ruff},
	{File: "pyproject.toml", Rules: func(config map[string]any, matches func(any) bool) (Rules, bool) {
		black, blackens := section(config, "tool")["black"].(map[string]any)
		settings, found := section(config, "tool")["ruff"].(map[string]any)
		if _, formats := settings["format"]; blackens && !formats {
			return Rules{Width: cmp.Or(LineWidth(black["line-length"]), pythonWidth)}, true
		}
		rules, _ := ruff(settings, matches)
		return rules, found
	}},
}

func ruff(config map[string]any, _ func(any) bool) (Rules, bool) {
	format := section(config, "format")
	rules := Rules{Width: cmp.Or(LineWidth(config["line-length"]), pythonWidth), Quote: mark(format["quote-style"])}
	return rules.level(format["indent-style"] == "tab", config["indent-width"]), true
}
