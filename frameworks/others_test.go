package frameworks

import (
	"slices"
	"testing"
)

// Every other framework has a unique title, packages of one ecosystem that no
// target has, and names only targets that exist.
func TestOthers(t *testing.T) {
	t.Parallel()
	known := func(id string) bool { return slices.ContainsFunc(All, func(f *Framework) bool { return f.ID == id }) }
	titles := map[string]int{}
	owners := map[Package][]string{}
	for i := range Others {
		titles[Others[i].Title]++
		for _, p := range Others[i].Packages {
			owners[p] = append(owners[p], Others[i].Title)
		}
	}
	for i := range Others {
		o := &Others[i]
		t.Run(o.Title, func(t *testing.T) {
			t.Parallel()
			if o.Title == "" || titles[o.Title] != 1 {
				t.Error("the title is missing or appears twice")
			}
			if len(o.Packages) == 0 {
				t.Fatal("the framework has no packages")
			}
			for _, p := range o.Packages {
				if p.Ecosystem != o.Packages[0].Ecosystem {
					t.Errorf("%s belongs to another ecosystem than the first package", p.Name)
				}
				if len(owners[p]) != 1 {
					t.Errorf("%s belongs to %q", p.Name, owners[p])
				}
				for _, f := range All {
					if slices.ContainsFunc(f.Packages, func(own Package) bool { return own.Ecosystem == p.Ecosystem && own.Matches(p.Name) }) {
						t.Errorf("%s belongs to the target %s", p.Name, f.ID)
					}
				}
			}
			for _, id := range append(slices.Clone(o.Over), o.Handlers) {
				if id != "" && !known(id) {
					t.Errorf("there is no target %q", id)
				}
			}
			if len(o.Over) > 0 && o.Weak {
				t.Error("a framework that is preferred over a target must not be weak")
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
		{"its own modules", Other{Packages: []Package{{PyPI, "turbogears2"}}, Modules: []string{"tg"}}, []string{"tg"}},
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
