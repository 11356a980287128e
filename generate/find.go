package generate

import (
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// Used returns the frameworks in a list that a project uses, or the error that
// it uses a framework without a target. Find calls it only if the answer
// matters, since it may read the project's files. A nil Used means that there
// is no project.
type Used func(of []*frameworks.Framework) ([]*frameworks.Framework, error)

// A Choice is a target and the versions of it for which to write code.
type Choice struct {
	*frameworks.Framework
	// Versions goes into a Request. It is nil if no version was named.
	Versions func() (frameworks.Versions, error)
}

// Exactly returns the choice of a target in known versions.
func Exactly(f *frameworks.Framework, v frameworks.Versions) Choice {
	return Choice{f, func() (frameworks.Versions, error) { return v, nil }}
}

// Find returns the framework in list that query names, by ID, title or alias.
// If query names a language, it returns the language's only framework, else the
// one that the project uses, else the language's default. After an "@", query
// may have a version of the framework: "rails@7" is every 7.x. It returns an
// input.Error if there is no such framework or no supported version.
func Find(list []*frameworks.Framework, query string, used Used) (Choice, error) {
	if f, found := frameworks.Find(list, query); found {
		return Choice{Framework: f}, nil
	}
	name, version, given := strings.Cut(query, "@")
	if f, found := frameworks.Find(list, name); found && given {
		return findVersion(f, version)
	}
	if l, found := languages.Find(name); found {
		if given {
			return Choice{}, versionOfLanguage(list, l, query)
		}
		f, err := findByLanguage(list, l, used)
		return Choice{Framework: f}, err
	}
	var names []string
	for _, f := range list {
		names = append(append(names, f.ID, f.Title), f.Aliases...)
	}
	err := input.Errorf("unknown target %q", name)
	if near := input.Nearest(name, names); near != "" {
		return Choice{}, err.Hintf("did you mean %q? `snipgen frameworks` lists all %d", near, len(list))
	}
	return Choice{}, err.Hintf("`snipgen frameworks` lists all %d", len(list))
}

// findVersion returns the choice of a version of a framework.
func findVersion(f *frameworks.Framework, version string) (Choice, error) {
	if f.Oldest == "" {
		return Choice{Framework: f}, input.Errorf("target %q has no versions", f.ID).Hintf("leave out %q", "@"+version)
	}
	span, err := frameworks.ParseSpan(version)
	if err == nil {
		span, err = f.Supported(span)
	}
	return Exactly(f, frameworks.Versions{Framework: span}), err
}

// versionOfLanguage returns the error for a query that names a language and a
// version, which doesn't show the version of a target.
func versionOfLanguage(list []*frameworks.Framework, l *languages.Language, query string) error {
	var with []string
	for _, f := range list {
		if f.Language == l && f.Oldest != "" {
			with = append(with, "--lang "+f.ID+"@"+f.Oldest)
		}
	}
	err := input.Errorf("%q is a version of a language, not of a target", query)
	if len(with) == 0 {
		return err.Hintf("leave out the version")
	}
	return err.Hintf("name a target: %s", strings.Join(with, ", "))
}

// findByLanguage returns the framework in list to use for a language.
func findByLanguage(list []*frameworks.Framework, l *languages.Language, used Used) (*frameworks.Framework, error) {
	var in []*frameworks.Framework
	var ids []string
	for _, f := range list {
		if f.Language == l {
			in = append(in, f)
			ids = append(ids, f.ID)
		}
	}
	switch len(in) {
	case 0:
		return nil, input.Errorf("no target is written in %s", l.Title).Hintf("`snipgen frameworks` lists all %d", len(list))
	case 1:
		return in[0], nil
	}
	if used != nil {
		// A user who names a language wants one of its targets, even if the
		// project uses another language.
		if in, _ := used(in); len(in) == 1 {
			return in[0], nil
		}
	}
	for _, f := range in {
		if f.ID == l.Target {
			return f, nil
		}
	}
	return nil, input.Errorf("%s has %d targets", l.Title, len(in)).Hintf("name one: %s", strings.Join(ids, ", "))
}

// FindEach finds each of the comma-separated names in queries, as Find does.
func FindEach(list []*frameworks.Framework, queries string, used Used) ([]Choice, error) {
	var found []Choice
	for query := range strings.SplitSeq(queries, ",") {
		f, err := Find(list, query, used)
		if err != nil {
			return nil, err
		}
		found = append(found, f)
	}
	return found, nil
}
