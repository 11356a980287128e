package definitions

import (
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// A Query says which statuses are meant, and how one of them is changed.
type Query struct {
	Names []string
	// All means every status of the catalogue's or, where it has none, each
	// built-in one that its code alone means and that can be sent.
	All bool
	// Key and Message take the place of the status's own, if they are not nil.
	Key, Message *string
}

// Find returns the statuses that a query means.
func (c *Catalogue) Find(q Query) ([]*status.Status, error) {
	var out []*status.Status
	if q.All {
		if len(q.Names) > 0 {
			return nil, input.Errorf("--all and a status were given").Hintf("leave out one of them")
		}
		out = c.all()
	}
	if len(out) == 0 && len(q.Names) == 0 {
		return nil, input.Errorf("no status given").Hintf("snipgen 499 --lang flask; `snipgen --help` tells more")
	}
	described := q.Key != nil || q.Message != nil
	for _, name := range q.Names {
		s, known, err := status.Find(name, c.Statuses)
		if err != nil {
			return nil, err
		}
		if !known && !described {
			return nil, input.Errorf("unknown status %q", name).
				Hintf("nobody defines %d; give it a --key or a --message", s.Code)
		}
		out = append(out, s)
	}
	if described && len(out) > 1 {
		return nil, input.Errorf("--key and --message describe one status, not %d", len(out)).
			Hintf("put the definitions into a file: --statuses errors.yaml")
	}
	for _, s := range out {
		if err := q.describe(s); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// all returns the statuses that --all means.
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

// describe gives a status the query's key and message, and what it lacks.
func (q Query) describe(s *status.Status) (err error) {
	if q.Key != nil {
		if s.Key, err = input.Key(*q.Key); err != nil {
			return err
		}
	}
	if status.Complete(s); q.Message != nil {
		s.Message, err = input.Message(*q.Message)
	}
	return err
}
