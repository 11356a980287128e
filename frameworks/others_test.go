package frameworks

import (
	"slices"
	"testing"
)

// Each of the others has a name of its own, packages of one ecosystem, none of
// which is a target's, and is built on targets that exist.
func TestOthers(t *testing.T) {
	t.Parallel()
	known := func(id string) bool { return slices.ContainsFunc(All, func(f *Framework) bool { return f.ID == id }) }
	titles := map[string]bool{}
	packages := map[Package]string{}
	for i := range Others {
		o := &Others[i]
		t.Run(o.Title, func(t *testing.T) {
			if o.Title == "" || titles[o.Title] {
				t.Error("the title is missing or there twice")
			}
			titles[o.Title] = true
			if len(o.Packages) == 0 {
				t.Fatal("no packages")
			}
			for _, p := range o.Packages {
				if p.Ecosystem != o.Packages[0].Ecosystem {
					t.Errorf("%s is of another ecosystem", p.Name)
				}
				if before := packages[p]; before != "" {
					t.Errorf("%s is that of %s", p.Name, before)
				}
				packages[p] = o.Title
				for _, f := range All {
					if slices.ContainsFunc(f.Packages, func(own Package) bool { return own.Ecosystem == p.Ecosystem && own.Matches(p.Name) }) {
						t.Errorf("%s is that of %s", p.Name, f.ID)
					}
				}
			}
			for _, id := range append(slices.Clone(o.Over), o.Handlers) {
				if id != "" && !known(id) {
					t.Errorf("no target %q", id)
				}
			}
			if len(o.Over) > 0 && o.Weak {
				t.Error("what decides over a target is not weak")
			}
		})
	}
}

func TestImported(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		of   Other
		want []string
	}{
		{"a package of PyPI", Other{Packages: []Package{{PyPI, "some-thing"}}}, []string{"some_thing"}},
		{"the group of an artifact", Other{Packages: []Package{{Maven, "io.javalin:*"}}}, []string{"io.javalin"}},
		{"versions of a Go module", Other{Packages: []Package{{GoModules, "github.com/labstack/echo*"}}}, []string{"github.com/labstack/echo"}},
		{"modules of its own", Other{Packages: []Package{{PyPI, "turbogears2"}}, Modules: []string{"tg"}}, []string{"tg"}},
		{"names instead", Other{Packages: []Package{{RubyGems, "roda"}}, Names: []string{"Roda"}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.of.Imported(); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
