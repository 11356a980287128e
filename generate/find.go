package generate

import (
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// Used returns those of the given frameworks that a project uses. Find calls it
// only when the answer matters, since it may read the project's files. A nil
// Used means that there is no project.
type Used func(of []*frameworks.Framework) []*frameworks.Framework

// Find returns the framework in list that query names, by ID, title or alias.
// If query names a language, it returns the language's only framework, else the
// one that the project uses, else the language's default. It returns an
// input.Error if there is none.
func Find(list []*frameworks.Framework, query string, used Used) (*frameworks.Framework, error) {
	if f, found := frameworks.Find(list, query); found {
		return f, nil
	}
	if l, found := languages.Find(query); found {
		return findByLanguage(list, l, used)
	}
	var names []string
	for _, f := range list {
		names = append(append(names, f.ID, f.Title), f.Aliases...)
	}
	err := input.Errorf("unknown target %q", query)
	if near := input.Nearest(query, names); near != "" {
		return nil, err.Hintf("did you mean %q? `snipgen frameworks` lists all %d", near, len(list))
	}
	return nil, err.Hintf("`snipgen frameworks` lists all %d", len(list))
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
		if in := used(in); len(in) == 1 {
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
func FindEach(list []*frameworks.Framework, queries string, used Used) ([]*frameworks.Framework, error) {
	var found []*frameworks.Framework
	for query := range strings.SplitSeq(queries, ",") {
		f, err := Find(list, query, used)
		if err != nil {
			return nil, err
		}
		found = append(found, f)
	}
	return found, nil
}
