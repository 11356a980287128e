package project

import (
	"errors"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"snipgen/frameworks/languages"
	"snipgen/generate/files"
	"snipgen/generate/input"
	"snipgen/generate/source"
)

// Restyle returns a function that writes generated code as the linter's nearest
// configuration asks for, from a folder upwards; nil if that changes nothing. A
// configuration that isn't plain YAML is taken for an empty one, as it may be a
// template. It returns an error if a file can't be read.
func Restyle(dir string, l *languages.Language) (func(string) string, error) {
	if l.Linter == nil {
		return nil, nil
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for {
		text, err := files.Read(filepath.Join(dir, l.Linter.Config), input.LinterFile)
		if err == nil {
			return restyle(text, l), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		above := filepath.Dir(dir)
		if above == dir {
			return nil, nil
		}
		dir = above
	}
}

func restyle(config []byte, l *languages.Language) func(string) string {
	var settings map[string]any
	if err := yaml.Unmarshal(config, &settings); err != nil {
		return nil
	}
	rules := l.Linter.Rules(settings)
	if rules == (languages.Rules{}) {
		return nil
	}
	return func(code string) string {
		tokens := source.Tokens(code, l)
		if rules.SpacedLists {
			code = spaced(code, tokens)
			tokens = source.Tokens(code, l)
		}
		if rules.DoubleQuotes {
			code = doubled(code, tokens)
		}
		return code
	}
}

// special is what would be something else in double quotes, or make RuboCop leave
// single ones.
var special = regexp.MustCompile(`"|\\[^'\\]|#[@{$]`)

// doubled returns code with double quotes for single ones, except in strings
// with a character that is special in double quotes.
func doubled(code string, tokens []languages.Token) string {
	var out strings.Builder
	at := 0
	for _, t := range tokens {
		literal := code[t.Start:t.End]
		if t.Kind != languages.String || len(literal) < 2 || literal[0] != '\'' || special.MatchString(literal) {
			continue
		}
		closing := strings.LastIndexByte(literal, '\'')
		text := literal[1:closing]
		if closing == 0 {
			continue // it isn't closed
		}
		out.WriteString(code[at:t.Start] + `"` + strings.ReplaceAll(text, `\'`, `'`) + `"` + literal[closing+1:])
		at = t.End
	}
	return out.String() + code[at:]
}

// spaced returns code with a space inside the brackets of each list that isn't
// empty.
func spaced(code string, tokens []languages.Token) string {
	var places []int // to put a space at
	var lists []bool // of the open brackets, which begin lists
	for i, t := range tokens {
		switch {
		case t.Is("["):
			before, _ := utf8.DecodeLastRuneInString(code[:t.Start])
			index := unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("_?!])}'\"", before)
			list := !index && i+1 < len(tokens) && !tokens[i+1].Is("]")
			if lists = append(lists, list); list && tokens[i+1].Start == t.End {
				places = append(places, t.End)
			}
		case t.Is("]") && len(lists) > 0:
			last := len(lists) - 1
			if lists[last] && tokens[i-1].End == t.Start {
				places = append(places, t.Start)
			}
			lists = lists[:last]
		}
	}
	for _, at := range slices.Backward(places) {
		code = code[:at] + " " + code[at:]
	}
	return code
}
