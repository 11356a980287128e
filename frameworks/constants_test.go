package frameworks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Constant returns a name only if every version in the span has it.
func TestConstantOfVersion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		framework *Framework
		version   string
		code      int
		want      string
	}{
		{fastAPI, "", 422, ""},
		{fastAPI, "0.110", 422, "status.HTTP_422_UNPROCESSABLE_ENTITY"},
		{fastAPI, "", 404, "status.HTTP_404_NOT_FOUND"},
		{rails, "", 422, ""},
		{rails, "7.1", 422, ":unprocessable_entity"},
		{springBoot, "3.4", 422, "HttpStatus.UNPROCESSABLE_ENTITY"},
		{springBoot, "4.0", 422, "HttpStatus.UNPROCESSABLE_CONTENT"},
		{flask, "3", 404, ""},
	} {
		t.Run(fmt.Sprintf("%s %s %d", c.framework.ID, cmp.Or(c.version, "any version"), c.code), func(t *testing.T) {
			t.Parallel()
			var v Versions
			if c.version != "" {
				span, err := ParseSpan(c.version)
				if err != nil {
					t.Fatal(err)
				}
				v.Framework = span
			}
			if got, found := c.framework.Constant(c.code, v); got != c.want || found != (c.want != "") {
				t.Errorf("got %q, %t, want %q", got, found, c.want)
			}
		})
	}
}

// A code that was renamed has names, and versions are listed from the oldest
// supported one.
func TestAllNames(t *testing.T) {
	t.Parallel()
	if names := rails.All(404); len(names) != 1 || names[0].Name != ":not_found" {
		t.Errorf("404 has the names %v", names)
	}
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, r := range f.Renamed {
				if names := f.All(r.Code); len(names) == 0 || !f.Renames(r.Code) {
					t.Errorf("%d has the names %v", r.Code, names)
				}
			}
			known := f.Known()
			if (f.Oldest == "") != (f.Versions() == "") || f.Oldest != "" && known[0] != f.Oldest {
				t.Errorf("the versions are %q and %q, want the oldest to be %q", f.Versions(), known, f.Oldest)
			}
		})
	}
	if got := rails.Defining(RubyGems); !slices.ContainsFunc(got, func(p Package) bool { return p.Title() == "rack" }) {
		t.Errorf("%v define Rails' names", got)
	}
}

func TestNotice(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		framework *Framework
		code      int
		method    string
		exempt    bool
		want      string
	}{
		{"a safe method", django, 404, "GET", false, ""},
		{"a token", django, 404, "POST", false, "asks a POST request for a token"},
		{"an exempt handler", django, 404, "POST", true, ""},
		{"a code", rails, 103, "GET", false, "--early-hints"},
		{"another code", rails, 404, "GET", false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := strings.Join(c.framework.Notice(c.code, c.method, c.exempt), "\n")
			if !strings.Contains(got, c.want) || c.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if !django.AsksToken() || flask.AsksToken() {
		t.Error("Django should ask for tokens, and Flask should not")
	}
}
