package generate

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// Code that is aligned with the line above stays aligned at any indentation.
func TestStyleOfAlignment(t *testing.T) {
	ruby, _ := languages.Find("ruby")
	const code = "class A\n  def show\n    render json: {\n      a: 1\n    }, status: 404,\n       content_type: 'b'\n  end\n\nend\n"
	for _, c := range []struct {
		name  string
		style Style
		want  string
	}{
		{"the language's own", Style{}, code},
		{"two spaces", Style{Indent: "  "}, code},
		{"tabs", Style{Indent: "\t"}, "class A\n\tdef show\n\t\trender json: {\n\t\t\ta: 1\n\t\t}, status: 404,\n\t\t   content_type: 'b'\n\tend\n\nend\n"},
		{"four spaces", Style{Indent: "    "}, "class A\n    def show\n        render json: {\n            a: 1\n        }, status: 404,\n           content_type: 'b'\n    end\n\nend\n"},
		{"CRLF and a BOM", Style{LineEnd: "\r\n", NoFinalNewline: true, BOM: true}, "\ufeffclass A\r\n  def show\r\n    render json: {\r\n      a: 1\r\n    }, status: 404,\r\n       content_type: 'b'\r\n  end\r\n\r\nend"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.style.Apply(code, ruby); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A user's template makes no modules, even if it replaces a target that does.
func TestOwnTargetsHaveNoModules(t *testing.T) {
	flask, _ := frameworks.Find(frameworks.All, "flask")
	own := *flask
	s, _ := status.Default(404)
	_, err := New(Target{Framework: &own, Snippet: Template{Text: "{{.Code}}"}}).Module(Request{Status: s, Framework: &own}, Destination{})
	var wrong *input.Error
	if !errors.As(err, &wrong) || !strings.Contains(err.Error(), "has no modules") {
		t.Errorf("got %v, want an error", err)
	}
}

// lacking drops the lines that a file already has.
func TestLacking(t *testing.T) {
	const file = "from a import (\n    b,\n    c\n)\nfrom d import e, f\n\nurlpatterns = [\n  path('x', y),\n]\nnamespace Shop.Web;\n"
	for _, c := range []struct {
		name        string
		lines, want []string
	}{
		{"an import over several lines", []string{"from a import b"}, nil},
		{"another name of its module", []string{"from a import g"}, []string{"from a import g"}},
		{"one of two imports", []string{"from d import f", "from d import g"}, []string{"from d import g"}},
		{"a line with another indentation", []string{"    path('x', y),"}, nil},
		{"a statement over several lines", []string{"path('x',", "  z", "]"}, []string{"path('x',", "  z", "]"}},
		{"an empty line first", []string{"", "import x"}, []string{"", "import x"}},
		{"a namespace around the file's", []string{"using Shop;"}, nil},
		{"the file's namespace", []string{"using Shop.Web;"}, nil},
		{"a namespace with the same prefix", []string{"using Sho;"}, []string{"using Sho;"}},
		{"a namespace within the file's", []string{"using Shop.Web.Api;"}, []string{"using Shop.Web.Api;"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := lacking(c.lines, file); !slices.Equal(got, c.want) {
				t.Errorf("%q: got %q, want %q", c.lines, got, c.want)
			}
		})
	}
}

// Mounts groups the lines of several modules, and has each import once.
func TestMounts(t *testing.T) {
	one := Module{Mount: []Mount{{File: "b", Line: new(3), Lines: []string{"x"}}, {File: "a", Line: new(1), Lines: []string{"", "import p"}}}}
	two := Module{Mount: []Mount{{File: "b", Line: new(3), Lines: []string{"y"}, Note: "n"}, {File: "a", Line: new(1), Lines: []string{"", "import p"}}, {File: "a", Note: "m"}}}
	got := Mounts([]Module{one, two})
	want := []Mount{
		{File: "a", Note: "m"},
		{File: "a", Line: new(1), Lines: []string{"", "import p"}},
		{File: "b", Line: new(3), Lines: []string{"x", "y"}, Note: "n"},
	}
	if !slices.EqualFunc(got, want, func(a, b Mount) bool {
		return a.File == b.File && a.compare(b) == 0 && a.Note == b.Note && slices.Equal(a.Lines, b.Lines)
	}) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(one.Mount[0].Lines) != 1 {
		t.Errorf("Mounts changed a module: %+v", one)
	}
	imports := func(line string) Module {
		return Module{Mount: []Mount{{File: "a", Line: new(1), Lines: []string{"", line}}}}
	}
	long := "from . import " + strings.Repeat("x", 60)
	joined := Mounts([]Module{imports("from . import b"), imports("from . import a"), imports("from c import a"), imports(long), imports("from . import b")})
	if want := []string{"", "from . import a, b", "from c import a", long}; len(joined) != 1 || !slices.Equal(joined[0].Lines, want) {
		t.Errorf("got %+v, want %q", joined, want)
	}
	list := func(route string, alone bool) Module {
		return Module{Mount: []Mount{{File: "a", Line: new(2), Lines: []string{"l += [", route, "]"}, alone: alone}}}
	}
	for _, c := range []struct {
		name  string
		alone bool
		want  []string
	}{
		{"routes that one list takes", true, []string{"l += [", "x", "y", "]"}},
		{"routes in lists of their own", false, []string{"l += [", "x", "]", "l += [", "y", "]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Mounts([]Module{list("x", c.alone), list("y", c.alone)}); len(got) != 1 || !slices.Equal(got[0].Lines, c.want) {
				t.Errorf("got %+v, want %q", got, c.want)
			}
		})
	}
}
