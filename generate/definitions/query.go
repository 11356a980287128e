package definitions

import (
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// A Query selects statuses, and may change one of them.
type Query struct {
	Names []string
	// All selects every status of the catalogue or, if it has none, the default
	// meaning of every code that can be sent.
	All bool
	// Key and Message replace those of the status if they aren't nil.
	Key, Message *string
}

// Find returns the statuses that a query selects.
func (c *Catalogue) Find(q Query) ([]*status.Status, error) {
	var out []*status.Status
	if q.All {
		if len(q.Names) > 0 {
			return nil, input.Errorf("--all and a status were both given").Hintf("leave out one of them")
		}
		out = c.all()
	}
	if len(out) == 0 && len(q.Names) == 0 {
		return nil, input.Errorf("no status given").Hintf("snipgen 499 --lang flask; see `snipgen --help`")
	}
	described := q.Key != nil || q.Message != nil
	for _, name := range q.Names {
		s, known, err := status.Find(name, c.Statuses)
		if err != nil {
			return nil, err
		}
		if !known && !described {
			return nil, input.Errorf("unknown status %q", name).
				Hintf("%d has no definition; add --key or --message", s.Code)
		}
		out = append(out, s)
	}
	if described && len(out) > 1 {
		return nil, input.Errorf("--key and --message describe one status, not %d", len(out)).
			Hintf("put the definitions in a file: --statuses errors.yaml")
	}
	for _, s := range out {
		if err := q.describe(s); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// all returns the statuses that Query.All selects.
func (c *Catalogue) all() []*status.Status {
	all := c.Statuses
	if len(all) == 0 {
		for _, s := range status.Builtin() {
			if s.Default && s.Unsendable == "" {
				all = append(all, s)
			}
		}
	}
	out := make([]*status.Status, len(all))
	for i := range all {
		out[i] = &all[i]
	}
	return out
}

// describe sets the query's key and message in a status and fills in the rest.
func (q Query) describe(s *status.Status) (err error) {
	if q.Key != nil {
		if s.Key, err = input.Key(*q.Key); err != nil {
			return err
		}
	}
	s.Described = s.Described || q.Key != nil || q.Message != nil
	if status.Complete(s); q.Message != nil {
		s.Message, err = input.Message(*q.Message)
	}
	return err
}
