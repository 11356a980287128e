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
	notes: []string{
		"TEXT is looked for in codes, keys, reasons and what people call a status: `snipgen statuses 'rate limit'`.",
		"If vendors disagree on a code, the plain number is the default meaning, and `499@esri` names another one by its origin.",
		"With --json, `snipgen show` says more of a status: which versions its snippets are for, and what they sent.",
	},
	flags: []*flag{
		{name: "class", called: []string{"family"}, usage: "only statuses of a `CLASS`: 4xx"},
		{name: "origin", called: []string{"vendor", "source"}, usage: "only statuses that `ORIGIN` defines: iana, nginx, own"},
		{name: "tag", called: []string{"tags", "label"}, usage: "only statuses with a `TAG`: deprecated, interim"},
		{name: "lang", group: theHandler, letter: "l", called: langCalled, usage: "only statuses that a `TARGET` can send"},
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
	c.table([]string{"CODE", "KEY", "REASON", "ORIGIN"}, rows, 3, 1)
	return nil
}

// filtered returns the statuses that match the flags and the text, the best match
// of the text first. A word such as 4xx in the text is a class.
func (c *call) filtered() ([]*status.Status, error) {
	sends := func(*status.Status) bool { return true }
	if name := c.text("lang"); name != "" {
		sender, err := generate.Find(c.generator().Frameworks(), name, nil)
		if err != nil {
			return nil, err
		}
		sends = func(s *status.Status) bool { return generate.Refusal(s, sender.Framework) == "" }
	}
	class, text := c.text("class"), []string{}
	for _, word := range strings.Fields(strings.Join(c.arguments, " ")) {
		if _, is := classOf(word); is && class == "" {
			class = word
		} else {
			text = append(text, word)
		}
	}
	digit, is := classOf(class)
	if class != "" && !is {
		return nil, input.Errorf("unknown class %q", class).Hintf("the classes are 1xx to 9xx")
	}
	all := status.Search("", c.own.Statuses)
	origin, err := oneOf("origin", c.text("origin"), all, func(s *status.Status) []string { return []string{s.Origin} })
	if err != nil {
		return nil, err
	}
	tag, err := oneOf("tag", c.text("tag"), all, func(s *status.Status) []string { return s.Tags })
	if err != nil {
		return nil, err
	}
	found := slices.DeleteFunc(status.Search(strings.Join(text, " "), c.own.Statuses), func(s *status.Status) bool {
		return class != "" && s.Code/100 != digit || origin != "" && s.Origin != origin || tag != "" && !slices.Contains(s.Tags, tag) || !sends(s)
	})
	if len(found) == 0 {
		err := input.Errorf("no status matches")
		if near := status.Nearest(strings.Join(text, " "), c.own.Statuses); near != "" {
			return nil, err.Hintf("did you mean %q? `snipgen statuses` lists all", near)
		}
		return nil, err.Hintf("`snipgen statuses` lists all")
	}
	return found, nil
}

// classOf returns the first digit of a class such as 4xx. The main command's
// classes are those of RFC 9110, section 15; some vendors' codes go up to 999.
func classOf(word string) (digit int, is bool) {
	name := strings.TrimSuffix(strings.ToLower(word), "xx")
	if len(name) != 1 || name < "1" || name > "9" {
		return 0, false
	}
	return int(name[0] - '0'), true
}

// oneOf returns the value of a flag as the statuses spell it. of returns the
// values of a status. The value "own" is accepted even without definitions.
func oneOf(flag, typed string, all []*status.Status, of func(*status.Status) []string) (string, error) {
	values := []string{}
	if flag == "origin" {
		values = append(values, status.Own)
	}
	for _, s := range all {
		values = append(values, of(s)...)
	}
	slices.Sort(values)
	values = slices.Compact(values)
	if i := slices.IndexFunc(values, func(v string) bool { return strings.EqualFold(v, typed) }); i >= 0 {
		return values[i], nil
	}
	if typed == "" {
		return "", nil
	}
	err := input.Errorf("unknown %s %q", flag, typed)
	if near := input.Nearest(typed, values); near != "" {
		return "", err.Hintf("did you mean %q?", near)
	}
	return "", err.Hintf("use one of %s", strings.Join(values, ", "))
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
