package project

import (
	"regexp"
	"strings"
	"sync"

	"snipgen/frameworks"
)

// span returns the smallest Span that has all versions in a range, in the
// syntax of Python's packages, npm, Poetry and RubyGems: "~=1.11", ">=1.8,<2",
// "^3.4.0 || ^2.0.0", "~> 5.2". It returns the zero Span if the range has no
// limit or another syntax.
func span(text string) frameworks.Span {
	var all frameworks.Span
	for i, alternative := range strings.Split(text, "||") {
		one := conjunction(alternative)
		if one.Any() {
			return one
		}
		if i > 0 {
			one = one.Join(all)
		}
		all = one
	}
	return all
}

// conjunction returns the Span of comparisons that all hold.
func conjunction(text string) frameworks.Span {
	var all frameworks.Span
	if first, last, hyphen := strings.Cut(text, " - "); hyphen { // of npm
		text = ">=" + first + " <=" + last
	}
	for _, m := range comparisons().FindAllStringSubmatch(text, -1) {
		one := comparison(m[1], m[2])
		if one.From.Compare(all.From) > 0 {
			all.From = one.From
		}
		open := frameworks.Version{}
		if all.Before == open || one.Before != open && one.Before.Compare(all.Before) < 0 {
			all.Before = one.Before
		}
	}
	return all
}

// comparisons matches the operator and the version of each comparison.
var comparisons = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`([<>=~^!]*)\s*v*([^\s,<>=~^!]+)`) })

// comparison returns the Span of the versions that an operator allows; the zero
// Span for an unknown operator.
func comparison(operator, version string) frameworks.Span {
	version = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(version, ".*"), ".x"), ".X")
	prefix, err := frameworks.ParseSpan(version)
	if err != nil {
		return frameworks.Span{}
	}
	open := frameworks.Version{}
	_, count, _ := frameworks.ParseVersion(version)
	next := func(at int) frameworks.Span { // up to the next number at an index
		s, _ := frameworks.ParseSpan(strings.Join(strings.Split(version, ".")[:at], "."))
		return frameworks.Span{From: prefix.From, Before: s.Before}
	}
	switch operator {
	case "", "=", "==", "===":
		return prefix
	case "^": // the leftmost number other than 0 is fixed
		at := 1
		for at < count && prefix.From[at-1] == 0 {
			at++
		}
		return next(at)
	case "~":
		return next(min(count, 2))
	case "~=", "~>":
		return next(max(count-1, 1))
	case "<":
		return frameworks.Span{Before: prefix.From}
	case "<=":
		return frameworks.Span{Before: prefix.Before}
	case ">", ">=":
		return frameworks.Span{From: prefix.From, Before: open}
	}
	return frameworks.Span{}
}
