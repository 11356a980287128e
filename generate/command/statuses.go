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
		{name: "class", usage: "only statuses of a `CLASS`: 4xx"},
		{name: "origin", usage: "only statuses that `ORIGIN` defines: iana, nginx, own"},
		{name: "tag", usage: "only statuses with a `TAG`: deprecated, interim"},
		{name: "lang", letter: "l", usage: "only statuses that a `TARGET` can send"},
		&statusFlag, &jsonFlag,
	},
	run: (*call).statuses,
}

// statuses lists the statuses, the user's own first.
func (c *call) statuses() error {
	list, err := c.filtered()
	if err != nil {
		return err
	}
	if c.on("json") {
		scope := c.scope()
		out := []jsonStatus{}
		for _, s := range list {
			out = append(out, scope.status(s))
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

// filtered returns the statuses that match the flags and the text.
func (c *call) filtered() ([]*status.Status, error) {
	sends := func(*status.Status) bool { return true }
	if name := c.text("lang"); name != "" {
		sender, err := generate.Find(c.generator().Frameworks(), name, nil)
		if err != nil {
			return nil, err
		}
		sends = func(s *status.Status) bool { return generate.Refusal(s, sender.Framework) == "" }
	}
	class := strings.TrimSuffix(strings.ToLower(c.text("class")), "xx")
	if typed := c.text("class"); typed != "" && (len(class) != 1 || class < "1" || class > "9") {
		return nil, input.Errorf("unknown class %q", typed).Hintf("the classes are 1xx to 9xx")
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
// code alone if it means this status, else with an origin or key.
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
