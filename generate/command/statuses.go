package command

import (
	"fmt"
	"slices"
	"strings"

	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

var statusesCommand = command{
	name: "statuses", arguments: "[TEXT]", summary: "list the statuses",
	flags: []*flag{
		{name: "class", usage: "only those of a `CLASS`: 4xx"},
		{name: "origin", usage: "only those that `ORIGIN` defined: iana, nginx, own"},
		{name: "tag", usage: "only those with a `TAG`: deprecated, interim"},
		{name: "lang", letter: "l", usage: "only those that a `TARGET` can send"},
		&statusFlag, &jsonFlag,
	},
	run: (*call).statuses,
}

// statuses lists statuses, the user's own before the built-in ones.
func (c *call) statuses() error {
	list, err := c.filtered()
	if err != nil {
		return err
	}
	if c.on("json") {
		known := c.known()
		out := []jsonStatus{}
		for _, s := range list {
			out = append(out, known.status(s))
		}
		return writeJSON(c.stdout, out)
	}
	var rows [][]string
	for _, s := range list {
		rows = append(rows, []string{c.shortest(s), s.Key, s.Reason, s.Origin})
	}
	c.table([]string{"CODE", "KEY", "REASON", "ORIGIN"}, rows)
	return nil
}

// filtered returns the statuses that the flags and the text ask for.
func (c *call) filtered() ([]*status.Status, error) {
	sends := func(*status.Status) bool { return true }
	if name := c.text("lang"); name != "" {
		sender, err := generate.Find(c.generator().Frameworks(), name, nil)
		if err != nil {
			return nil, err
		}
		sends = func(s *status.Status) bool { return generate.Refusal(s, sender) == "" }
	}
	class := strings.TrimSuffix(strings.ToLower(c.text("class")), "xx")
	if typed := c.text("class"); typed != "" && (len(class) != 1 || class < "1" || class > "9") {
		return nil, input.Errorf("unknown class %q", typed).Hintf("the classes are 1xx to 5xx, and what is above: 9xx")
	}
	origin, tag, text := c.text("origin"), c.text("tag"), strings.ToLower(strings.Join(c.arguments, " "))
	all := slices.Concat(c.own.Statuses, status.Builtin())
	var out []*status.Status
	for i := range all {
		s := &all[i]
		code := fmt.Sprintf("%03d", s.Code)
		words := strings.ToLower(strings.Join([]string{code, s.Key, s.Reason, s.Message, s.Meaning}, " "))
		if (class == "" || code[:1] == class) &&
			(origin == "" || strings.EqualFold(origin, s.Origin)) &&
			(tag == "" || slices.Contains(s.Tags, tag)) &&
			strings.Contains(words, text) && sends(s) {
			out = append(out, s)
		}
	}
	return out, nil
}

// shortest returns the shortest name of a status that begins with its code: the
// code alone where that means this status.
func (p *program) shortest(s *status.Status) string {
	code := fmt.Sprintf("%03d", s.Code)
	found, _, err := status.Find(code, p.own.Statuses)
	switch {
	case err == nil && found.Key == s.Key && found.Origin == s.Origin:
		return code
	case s.Origin == status.Own:
		return code + "@" + s.Key
	}
	return code + "@" + s.Origin
}
