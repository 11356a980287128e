package command

import (
	"fmt"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/page"
	"snipgen/generate/status"
)

// value completes the value of a flag.
func (a *answer) value(f *flag) {
	switch f.value() {
	case "FILE":
		fmt.Fprint(a.w, ":files\t\n")
		return
	case "FOLDER":
		fmt.Fprint(a.w, ":folders\t\n")
		return
	}
	switch f.name {
	case "as", "status":
		for _, s := range status.Builtin() {
			if s.Default {
				a.offer(fmt.Sprintf("%03d", s.Code), s.Reason)
			}
		}
	case "lang":
		// Complete the last of several comma-separated targets.
		list := ""
		if i := strings.LastIndexByte(a.current, ','); i >= 0 {
			list = a.current[:i+1]
		}
		name, _, versioned := strings.Cut(a.current[len(list):], "@")
		for _, f := range generate.New(a.own.Targets...).Frameworks() {
			if versioned && strings.EqualFold(f.ID, name) {
				for _, version := range f.Known() {
					a.offer(list+name+"@"+version, f.Title+" "+version)
				}
			} else {
				a.offer(list+f.ID, f.Title)
			}
		}
	case "indent":
		a.offer("auto", "like the lines on standard input")
	case "method":
		a.words(input.Methods)
	case "part":
		offer(a, generate.Parts, func(p generate.Part) (string, string) { return string(p), "" })
	case "color":
		a.words(definitions.Colors)
	case "body":
		offer(a, slices.Concat(a.own.Shapes, generate.Shapes), func(s *generate.Shape) (string, string) { return s.Name, s.MediaType })
	case "language":
		offer(a, languages.All, func(l *languages.Language) (string, string) { return l.ID, l.Title })
	case "category":
		a.words([]string{string(frameworks.Server), string(frameworks.Client)})
	case "class":
		a.words([]string{"1xx", "2xx", "3xx", "4xx", "5xx"})
	case "origin":
		a.words(distinct(func(s status.Status) []string { return []string{s.Origin} }))
	case "tag":
		a.words(distinct(func(s status.Status) []string { return s.Tags }))
	case "locale":
		a.words(page.Locales())
	case "format":
		a.words(page.Formats)
	}
}

func (a *answer) words(list []string) {
	offer(a, list, func(word string) (string, string) { return word, "" })
}

// distinct returns the values that a function returns for the built-in
// statuses, sorted and without duplicates.
func distinct(of func(status.Status) []string) []string {
	var all []string
	for _, s := range status.Builtin() {
		all = append(all, of(s)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
