package status

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// eachInTable runs check on every built-in status, as a subtest.
func eachInTable(t *testing.T, check func(t *testing.T, s Status)) {
	t.Helper()
	if len(table) == 0 {
		t.Fatal("the table is empty")
	}
	for _, s := range Builtin() {
		t.Run(s.Name(), func(t *testing.T) { check(t, s) })
	}
}

// The table says nothing that follows from the rest of an entry.
func TestTableLeavesOut(t *testing.T) {
	for i, s := range Builtin() {
		t.Run(s.Name(), func(t *testing.T) {
			e := table[i]
			if e.Key != "" || e.Message != "" || e.Default || e.Origin == "iana" || e.URL != "" && rfcURL(e.Reference) != "" {
				t.Errorf("the entry says more than it needs to: %+v", e)
			}
		})
	}
}

func TestTableOrder(t *testing.T) {
	before := func(a, b Status) bool {
		if a.Code != b.Code {
			return a.Code < b.Code
		}
		if a.Default != b.Default {
			return a.Default
		}
		return a.Origin < b.Origin
	}
	all := Builtin()
	for i := 1; i < len(all); i++ {
		// An equal pair is a duplicate, which is wrong too.
		if a, b := all[i-1], all[i]; !before(a, b) {
			t.Errorf("%d %s stands before %d %s", a.Code, a.Origin, b.Code, b.Origin)
		}
	}
}

func TestTableMeanings(t *testing.T) {
	type meaning struct {
		code   int
		origin string
	}
	seen := map[meaning]bool{}
	defaults := map[int]int{}
	for _, s := range Builtin() {
		m := meaning{s.Code, s.Origin}
		if seen[m] {
			t.Errorf("%d %s occurs twice", s.Code, s.Origin)
		}
		seen[m] = true
		defaults[s.Code] += 0
		if s.Default {
			defaults[s.Code]++
		}
	}
	for code, n := range defaults {
		if n != 1 {
			t.Errorf("code %d has %d defaults, want 1", code, n)
		}
	}
}

func TestTableCodes(t *testing.T) {
	eachInTable(t, func(t *testing.T, s Status) {
		if s.Code == 0 && s.Unsendable != "" {
			return
		}
		if s.Code < 100 || s.Code > 999 {
			t.Errorf("code is %d", s.Code)
		}
	})
}

// keyFromReason derives the key that a reason phrase must have.
func keyFromReason(reason string) string {
	var key strings.Builder
	gap := false
	for _, r := range strings.ToLower(reason) {
		switch {
		case r == '\'':
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			if gap && key.Len() > 0 {
				key.WriteByte('_')
			}
			gap = false
			key.WriteRune(r)
		default:
			gap = true
		}
	}
	return key.String()
}

func TestTableKeys(t *testing.T) {
	pattern := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.-]{0,63}$`)
	eachInTable(t, func(t *testing.T, s Status) {
		if !pattern.MatchString(s.Key) {
			t.Errorf("key is %q", s.Key)
		}
		if want := keyFromReason(s.Reason); s.Key != want {
			t.Errorf("key is %q, want %q", s.Key, want)
		}
	})
}

func printableASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
}

// plainLine reports whether s is a non-empty line without space at either end.
func plainLine(s string) bool {
	return s != "" && printableASCII(s) && s == strings.TrimSpace(s)
}

func TestTableText(t *testing.T) {
	shouting := regexp.MustCompile(`\b(MUST|SHALL|SHOULD|MAY|REQUIRED|RECOMMENDED|OPTIONAL)\b`)
	eachInTable(t, func(t *testing.T, s Status) {
		if !plainLine(s.Reason) || strings.ContainsAny(s.Reason, "()") {
			t.Errorf("reason is %q", s.Reason)
		}
		if s.Message != s.Reason {
			t.Errorf("message is %q, want %q", s.Message, s.Reason)
		}
		if !plainLine(s.Meaning) || !strings.HasSuffix(s.Meaning, ".") || len(s.Meaning) > 240 || shouting.MatchString(s.Meaning) {
			t.Errorf("meaning (%d bytes) is %q", len(s.Meaning), s.Meaning)
		}
		if !plainLine(s.Origin) || s.Origin != strings.ToLower(s.Origin) {
			t.Errorf("origin is %q", s.Origin)
		}
		// The error message puts it after "status 444 can't be sent: ".
		if u := s.Unsendable; u != "" && (!plainLine(u) || strings.HasSuffix(u, ".")) {
			t.Errorf("unsendable is %q", u)
		}
	})
}

func TestTableReferences(t *testing.T) {
	rfc := regexp.MustCompile(`^RFC ([0-9]+), section ([0-9]+(?:\.[0-9]+)*)(?:$|, and )`)
	eachInTable(t, func(t *testing.T, s Status) {
		if !plainLine(s.Reference) {
			t.Errorf("reference is %q", s.Reference)
		}
		if s.URL != "" {
			u, err := url.Parse(s.URL)
			if err != nil || u.Scheme != "https" || u.Host == "" || !plainLine(s.URL) {
				t.Errorf("URL is %q (%v)", s.URL, err)
			}
		}
		if !strings.HasPrefix(s.Reference, "RFC") {
			return
		}
		m := rfc.FindStringSubmatch(s.Reference)
		if m == nil {
			t.Fatalf("reference is %q", s.Reference)
		}
		if want := "https://www.rfc-editor.org/rfc/rfc" + m[1] + "#section-" + m[2]; s.URL != want {
			t.Errorf("URL is %q, want %q", s.URL, want)
		}
	})
}

func TestTableTags(t *testing.T) {
	pattern := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	eachInTable(t, func(t *testing.T, s Status) {
		for i, tag := range s.Tags {
			if !pattern.MatchString(tag) {
				t.Errorf("tag is %q", tag)
			}
			if i > 0 && s.Tags[i-1] >= tag {
				t.Errorf("tags are %q, want them sorted and without duplicates", s.Tags)
			}
		}
		if slices.Contains(s.Tags, "interim") && !Interim(s.Code) {
			t.Errorf("%d is tagged interim", s.Code)
		}
	})
}

func TestTableHeaders(t *testing.T) {
	token := regexp.MustCompile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")
	rfc := regexp.MustCompile(`^RFC [0-9]+, section [0-9]+(\.[0-9]+)*$`)
	levels := []Level{Must, Should, May}
	fields := 0
	eachInTable(t, func(t *testing.T, s Status) {
		seen := map[string]bool{}
		for _, h := range s.Headers {
			fields++
			if !token.MatchString(h.Name) {
				t.Errorf("header name is %q", h.Name)
			}
			if name := strings.ToLower(h.Name); seen[name] {
				t.Errorf("%s occurs twice", h.Name)
			} else {
				seen[name] = true
			}
			if h.Example != "" && !plainLine(h.Example) {
				t.Errorf("%s: example is %q", h.Name, h.Example)
			}
			if h.Carried && h.Example == "" {
				t.Errorf("%s is carried and has no example", h.Name)
			}
			if !slices.Contains(levels, h.Level) {
				t.Errorf("%s: level is %q", h.Name, h.Level)
			}
			if !plainLine(h.Section) || strings.HasPrefix(h.Section, "RFC") && !rfc.MatchString(h.Section) {
				t.Errorf("%s: section is %q", h.Name, h.Section)
			}
			if w := h.When; w != "" && (!plainLine(w) || w[0] < 'a' || w[0] > 'z' || strings.HasSuffix(w, ".")) {
				t.Errorf("%s: condition is %q", h.Name, w)
			}
			if h.Level == Must && h.When == "" && !h.Carried {
				t.Errorf("%s is an unconditional MUST and not carried", h.Name)
			}
		}
	})
	if fields == 0 {
		t.Error("no entry has headers")
	}
}

func TestTableDates(t *testing.T) {
	dates := 0
	eachInTable(t, func(t *testing.T, s Status) {
		for _, h := range s.Headers {
			switch h.Name {
			case "Date", "Expires", "Last-Modified":
			default:
				continue
			}
			dates++
			at, err := http.ParseTime(h.Example)
			if err != nil {
				t.Errorf("%s: %v", h.Name, err)
				continue
			}
			// ParseTime accepts a weekday that doesn't match the date.
			if want := at.Format(http.TimeFormat); h.Example != want {
				t.Errorf("%s is %q, want %q", h.Name, h.Example, want)
			}
		}
	})
	if dates == 0 {
		t.Error("no entry has a date")
	}
}

// A status lists each informal name once, written as within a sentence.
func TestTableCalled(t *testing.T) {
	eachInTable(t, func(t *testing.T, s Status) {
		seen := map[string]bool{fold(s.Key): true}
		for _, name := range s.Called {
			if !plainLine(name) || seen[fold(name)] {
				t.Errorf("%q is not a plain line, or repeats another name", name)
			}
			seen[fold(name)] = true
		}
		used := s.Default && s.Code >= 400 && s.Code < 500 && s.Origin == "iana" || s.Code >= 500 && s.Code <= 505
		if rare := s.Reason == "Unused" || s.Key == "length_required" || s.Key == "expectation_failed"; used && !rare && len(s.Called) == 0 {
			t.Error("a common status has no informal name")
		}
	})
}
