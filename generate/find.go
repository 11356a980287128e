package generate

import (
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// Find finds a framework in list by its name, or by that of a language which
// has but one.
func Find(list []*frameworks.Framework, query string) (*frameworks.Framework, error) {
	if f, found := frameworks.Find(list, query); found {
		return f, nil
	}
	if l, found := languages.Find(query); found {
		var of []*frameworks.Framework
		var ids []string
		for _, f := range list {
			if f.Language == l {
				of = append(of, f)
				ids = append(ids, f.ID)
			}
		}
		switch len(of) {
		case 0:
			return nil, input.Errorf("no target is written in %s", l.Title).Hintf("`snipgen frameworks` lists all %d", len(list))
		case 1:
			return of[0], nil
		}
		return nil, input.Errorf("%s has %d targets", l.Title, len(of)).Hintf("name one: %s", strings.Join(ids, ", "))
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

// FindEach finds the frameworks of several names with commas between them.
func FindEach(list []*frameworks.Framework, queries string) ([]*frameworks.Framework, error) {
	var found []*frameworks.Framework
	for query := range strings.SplitSeq(queries, ",") {
		f, err := Find(list, query)
		if err != nil {
			return nil, err
		}
		found = append(found, f)
	}
	return found, nil
}
