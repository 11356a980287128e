package frameworks

import (
	"slices"
	"strconv"
	"strings"

	"snipgen/generate/input"
)

// A Version is the first four numbers of a version, padded with zeros. A
// pre-release counts as the release that it precedes, since it has the same
// names.
type Version [4]int

// ParseVersion returns the numbers at the start of s, and how many there are:
// "v1.10.0", "7", "6.1.7.10" or "4.0.0-RC1". It returns an input.Error if s
// doesn't begin with a number.
func ParseVersion(s string) (v Version, count int, err error) {
	rest := strings.TrimPrefix(s, "v")
	for count < len(v) {
		end := 0
		for end < len(rest) && rest[end] >= '0' && rest[end] <= '9' {
			end++
		}
		if end == 0 || end > 9 { // more digits could overflow
			break
		}
		v[count], _ = strconv.Atoi(rest[:end])
		count++
		after, more := strings.CutPrefix(rest[end:], ".")
		if !more {
			break
		}
		rest = after
	}
	if count == 0 {
		return v, 0, input.Errorf("version %q doesn't begin with a number", s).Hintf("write it like 7, 7.2 or 7.2.1")
	}
	return v, count, nil
}

// version parses a version in a table; "" gives the zero Version.
func version(s string) Version {
	v, _, _ := ParseVersion(s)
	return v
}

// Compare returns -1, 0 or 1 if v is older than, the same as or newer than w.
func (v Version) Compare(w Version) int { return slices.Compare(v[:], w[:]) }

// A Span is a range of versions: from From, and before Before unless that is
// zero. The zero Span has all versions.
type Span struct{ From, Before Version }

// Between returns the versions from since on and before another one. Either may
// be "" for no limit.
func Between(since, before string) Span { return Span{version(since), version(before)} }

// ParseSpan returns the versions that begin with the numbers of s: "7" gives
// every 7.x. Its errors are those of ParseVersion.
func ParseSpan(s string) (Span, error) {
	from, count, err := ParseVersion(s)
	if err != nil {
		return Span{}, err
	}
	next := from
	next[count-1]++
	return Span{from, next}, nil
}

// Any reports whether s has all versions, so that nothing is known.
func (s Span) Any() bool { return s == Span{} }

// Within reports whether every version of s is in t.
func (s Span) Within(t Span) bool {
	open := Version{}
	return s.From.Compare(t.From) >= 0 && (t.Before == open || s.Before != open && s.Before.Compare(t.Before) <= 0)
}

// Older reports whether every version of s is older than v.
func (s Span) Older(v Version) bool { return s.Before != Version{} && s.Before.Compare(v) <= 0 }

// Join returns the smallest Span that has all versions of s and t.
func (s Span) Join(t Span) Span {
	if t.From.Compare(s.From) < 0 {
		s.From = t.From
	}
	if open := (Version{}); s.Before != open && (t.Before == open || t.Before.Compare(s.Before) > 0) {
		s.Before = t.Before
	}
	return s
}

// String returns the numbers with which all versions begin, such as "7.2", or
// else the limits, such as ">=2.2", "<0.48" or ">=2.2,<3".
func (s Span) String() string {
	if s.Before == (Version{}) {
		return ">=" + s.From.text(1)
	}
	for i := range s.From {
		if next := s.From.cut(i); s.From.cut(i+1) == s.From {
			next[i] = s.From[i] + 1
			if next == s.Before {
				return s.From.text(i + 1)
			}
		}
	}
	if (s.From == Version{}) {
		return "<" + s.Before.text(1)
	}
	return ">=" + s.From.text(1) + ",<" + s.Before.text(1)
}

// cut returns the first n numbers of v.
func (v Version) cut(n int) Version {
	clear(v[n:])
	return v
}

// text returns the numbers of v, at least the first least, without zeros at the
// end.
func (v Version) text(least int) string {
	count := len(v)
	for count > least && v[count-1] == 0 {
		count--
	}
	parts := make([]string, count)
	for i := range parts {
		parts[i] = strconv.Itoa(v[i])
	}
	return strings.Join(parts, ".")
}

// Versions are the versions for which code is written. A zero Span means that
// nothing is known.
type Versions struct {
	// Framework are the framework's versions. Names are the versions of the
	// package that defines its names for status codes.
	Framework, Names Span
}

// Versions returns the supported versions, such as ">=2.2", or "" for a target
// without versions.
func (f *Framework) Versions() string {
	if f.Oldest == "" {
		return ""
	}
	return ">=" + f.Oldest
}

// Known lists the versions of the framework, from Oldest on, at which its
// snippets change.
func (f *Framework) Known() []string {
	var out []string
	if f.Oldest != "" {
		out = append(out, f.Oldest)
	}
	for _, a := range f.Names.Allowed {
		if a.Framework != f.Oldest {
			out = append(out, a.Framework)
		}
	}
	if f.namesItself() {
		for _, r := range f.Renamed {
			for _, v := range []string{r.Since, r.Before} {
				if v != "" && !slices.Contains(out, v) {
					out = append(out, v)
				}
			}
		}
		slices.SortFunc(out, func(a, b string) int { return version(a).Compare(version(b)) })
	}
	return out
}

// Supported returns the versions in s that are supported: those from Oldest on.
// It returns an input.Error if all are older. A version newer than all known
// ones counts as the newest.
func (f *Framework) Supported(s Span) (Span, error) {
	oldest := version(f.Oldest)
	if s.Older(oldest) {
		return s, input.Errorf("%s %s is older than %s, the oldest version that is supported: %s", f.Title, s, f.Oldest, f.OldestWhy).
			Hintf("update it, or print the code for newer versions: --lang %s@%s", f.ID, f.Oldest)
	}
	if s.From.Compare(oldest) < 0 {
		s.From = oldest
	}
	return s, nil
}
