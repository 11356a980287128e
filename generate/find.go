package generate

import (
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// Used tells which of some frameworks a project uses. It is asked only where
// that matters, since it may read the project's files. It may be nil: then no
// project is looked at.
type Used func(of []*frameworks.Framework) []*frameworks.Framework

// Find finds a framework in list by its name, or by that of a language: the
// only one in it, or else the one that the project uses, or else the
// language's default.
func Find(list []*frameworks.Framework, query string, used Used) (*frameworks.Framework, error) {
	if f, found := frameworks.Find(list, query); found {
		return f, nil
	}
	if l, found := languages.Find(query); found {
		return findWritten(list, l, used)
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

// findWritten finds the framework that the name of a language stands for.
func findWritten(list []*frameworks.Framework, l *languages.Language, used Used) (*frameworks.Framework, error) {
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

// FindEach finds the frameworks of several names with commas between them, each
// as Find does.
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
