package frameworks

import (
	"errors"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// spellings are the ways in which a user may write a name.
func spellings(s string) []string {
	return []string{s, strings.ToUpper(s), strings.ToLower(s), " " + s + "\n"}
}

func TestFind(t *testing.T) {
	for _, f := range All {
		for _, name := range append([]string{f.ID, f.Title}, f.Aliases...) {
			for _, query := range spellings(name) {
				if got, ok := Find(All, query); !ok || got != f {
					t.Errorf("Find(%q) = %v, %t, want %s", query, got, ok, f.ID)
				}
			}
		}
	}
	for _, query := range []string{"", " ", "flsk", "flask2", "python"} {
		if got, ok := Find(All, query); ok {
			t.Errorf("Find(%q) = %s, want none", query, got.ID)
		}
	}
}

// A name that two entries answer to would find the first of them in silence.
func TestNamesAreUnique(t *testing.T) {
	owner := map[string]string{}
	claim := func(id string, names ...string) {
		for _, name := range names {
			name = strings.ToLower(name)
			if other, taken := owner[name]; taken && other != id {
				t.Errorf("%q is a name of %s and of %s", name, other, id)
			}
			owner[name] = id
		}
	}
	for _, f := range All {
		claim(f.ID, append([]string{f.ID, f.Title}, f.Aliases...)...)
	}
}

// sorted checks a list that is searched by halves.
func sorted(t *testing.T, name string, list []string) {
	t.Helper()
	for i := 1; i < len(list); i++ {
		if list[i-1] >= list[i] {
			t.Errorf("%s: %q stands before %q", name, list[i-1], list[i])
		}
	}
}

func TestSorted(t *testing.T) {
	var ids []string
	for _, f := range All {
		ids = append(ids, f.ID)
		sorted(t, f.ID+" Taken", f.Taken)
		sorted(t, f.ID+" TakenParameters", f.TakenParameters)
		sorted(t, f.ID+" Inherited", f.Inherited)
		if !slices.IsSorted(f.Interim) {
			t.Errorf("%s: Interim is not sorted", f.ID)
		}
		for i := 1; i < len(f.Constants); i++ {
			if f.Constants[i-1].Code >= f.Constants[i].Code {
				t.Errorf("%s Constants: %d stands before %d", f.ID, f.Constants[i-1].Code, f.Constants[i].Code)
			}
		}
	}
	sorted(t, "All", ids)
}

func TestConstant(t *testing.T) {
	for _, f := range All {
		for _, c := range f.Constants {
			if got, ok := f.Constant(c.Code, Versions{}); !ok || got != c.Name || got == "" {
				t.Errorf("%s: Constant(%d) = %q, %t, want %q", f.ID, c.Code, got, ok, c.Name)
			}
		}
		for _, code := range []int{0, 99, 1000} {
			if got, ok := f.Constant(code, Versions{}); ok {
				t.Errorf("%s: Constant(%d) = %q", f.ID, code, got)
			}
		}
	}
}

func TestUses(t *testing.T) {
	for _, f := range All {
		for _, word := range f.Taken {
			if !f.Uses(word) {
				t.Errorf("%s: Uses(%q) is false", f.ID, word)
			}
		}
	}
}

// What an entry has to say. Each thing that one lacks fails by the name of its
// field, below the ID.
func TestEntriesAreComplete(t *testing.T) {
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			if f.Language == nil || !slices.Contains(languages.All, f.Language) {
				t.Fatal("its language is not in languages.All")
			}
			for _, field := range []checked{
				{"ID", f.ID != "" && f.ID == strings.ToLower(f.ID)},
				{"Title", f.Title != ""},
				{"Category", f.Category == Server || f.Category == Client},
				{"Name", f.Name != ""},
				{"File", f.File != ""},
				{"Path", strings.HasPrefix(f.Path, "/")},
				{"URL", strings.HasPrefix(f.URL, "https://")},
				{"MinCode and MaxCode", 100 <= f.MinCode && f.MinCode <= f.MaxCode && f.MaxCode <= 999},
				{"CodesWhy", f.MinCode == 100 && f.MaxCode == 999 || f.CodesWhy.Kind != ""},
				{"InterimWhy", f.AnyInterim || f.InterimWhy.Kind != ""},
			} {
				if !field.ok {
					t.Errorf("%s is missing or wrong", field.name)
				}
			}
			for _, field := range ofCategory(f) {
				if !field.ok {
					t.Errorf("%s is missing or wrong for a %s", field.name, f.Category)
				}
			}
		})
	}
}

type checked struct {
	name string
	ok   bool
}

// ofCategory is what an entry needs for its category, and must not have.
func ofCategory(f *Framework) []checked {
	if f.Category == Client {
		return []checked{
			{"Message or Request", f.Message != f.Request},
			{"Project", f.Project == nil},
			{"Packages", len(f.Packages) == 0},
			{"Order", f.Order == 0},
		}
	}
	return []checked{
		{"Message", !f.Message},
		{"Request", !f.Request},
		{"Route", f.Route.Open != ""},
		{"ImportPaths or BaseNames", len(f.ImportPaths)+len(f.BaseNames) > 0},
		{"Application with Makers", (f.Application == "") == (len(f.Makers) == 0)},
		{"Taken", len(f.Taken) > 0},
		{"Packages", len(f.Packages) > 0},
		{"Project", f.Project != nil},
		{"Language.Lexis", f.Language.Lexis != nil},
		{"Language.Keywords", len(f.Language.Keywords) > 0},
		{"Language.Objects", f.Language.Objects != nil},
	}
}

// A language whose modules nobody knows would write them without a package or
// an import.
func TestModulesAreKnown(t *testing.T) {
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			if f.Project != nil && f.Language.Module == nil {
				t.Errorf("it has a Project, but its language %s has no Module", f.Language.ID)
			}
		})
	}
}

// The name of a language stands for one of its frameworks, or for none.
func TestTargetsOfLanguages(t *testing.T) {
	for _, l := range languages.All {
		t.Run(l.ID, func(t *testing.T) {
			f, found := Find(All, l.Target)
			switch {
			case l.Target == languages.NoTarget && !found:
			case !found || f.ID != l.Target:
				t.Errorf("its Target %q is no framework's ID", l.Target)
			case f.Language != l:
				t.Errorf("its Target %s is written in %s", f.ID, f.Language.ID)
			}
		})
	}
}

// Each role is one target's, so that whoever looks for it finds the same.
func TestRoles(t *testing.T) {
	for role, is := range map[string]func(*Framework) bool{
		"Message": func(f *Framework) bool { return f.Message },
		"Request": func(f *Framework) bool { return f.Request },
	} {
		t.Run(role, func(t *testing.T) {
			var ids []string
			for _, f := range All {
				if is(f) {
					ids = append(ids, f.ID)
				}
			}
			if len(ids) != 1 {
				t.Errorf("the targets of this role are %q", ids)
			}
		})
	}
	order := map[int]string{}
	for _, f := range All {
		if other, taken := order[f.Order]; taken && f.Order != 0 {
			t.Errorf("%s and %s have the place %d on a page", other, f.ID, f.Order)
		}
		order[f.Order] = f.ID
	}
}

func TestVariant(t *testing.T) {
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			same := f.Variant(f.ID)
			if same == f || same.Message != f.Message || same.Request != f.Request || same.Order != f.Order || len(same.Packages) != len(f.Packages) {
				t.Errorf("a target in its place is another: %+v", same)
			}
			own := f.Variant("mine")
			if own.ID != "mine" || own.Message || own.Request || own.Order != 0 || len(own.Packages) > 0 {
				t.Errorf("another target has what is the built-in one's alone: %+v", own)
			}
			if own.Language != f.Language || own.File != f.File || f.ID == "mine" {
				t.Errorf("not a copy: %+v", own)
			}
		})
	}
}

func TestPrefer(t *testing.T) {
	base, over := &Framework{ID: "base"}, &Framework{ID: "over", Over: []string{"base"}}
	top, other := &Framework{ID: "top", Over: []string{"over", "base"}}, &Framework{ID: "other"}
	for _, c := range []struct {
		name       string
		list, want []*Framework
	}{
		{"nothing", nil, nil},
		{"alone", []*Framework{base}, []*Framework{base}},
		{"over another", []*Framework{base, over}, []*Framework{over}},
		{"in any order", []*Framework{over, other, base}, []*Framework{over, other}},
		{"over two", []*Framework{base, over, top}, []*Framework{top}},
		{"over one that is not there", []*Framework{over, other}, []*Framework{over, other}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Prefer(c.list); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
	for _, f := range All {
		for _, id := range f.Over {
			if under, found := Find(All, id); !found || under.ID != id || under == f {
				t.Errorf("%s is over %q", f.ID, id)
			}
		}
	}
}

// What is said of projects can be used: patterns compile, and every file of a
// module has a name of its own.
func TestProjects(t *testing.T) {
	for _, f := range All {
		p := f.Project
		if p == nil {
			continue
		}
		if !strings.Contains(p.File, "{") || !strings.HasSuffix(p.File, f.Language.Extension) {
			t.Errorf("%s: file %q", f.ID, p.File)
		}
		if len(p.Folders) == 0 || len(p.Mounts) == 0 || len(p.Applications) == 0 && p.List+p.Block+p.Mark == "" || !strings.HasPrefix(p.URL, "https://") {
			t.Errorf("%s: %+v", f.ID, p)
		}
		if _, err := regexp.Compile(p.PathSetting); err != nil || (p.PathSetting == "") != (p.Settings == nil) {
			t.Errorf("%s: %v: %v", f.ID, p.Settings, err)
		}
		for _, m := range p.Mounts {
			if _, err := path.Match(m, ""); err != nil {
				t.Errorf("%s: %q: %v", f.ID, m, err)
			}
		}
	}
}

// The targets of the roles, for those who have to have one.
func TestMessageAndRequest(t *testing.T) {
	t.Parallel()
	if m := Message(); !m.Message || m.Request || !slices.Contains(All, m) {
		t.Errorf("the message is %s", m.ID)
	}
	if r := Request(); !r.Request || r.Message || !slices.Contains(All, r) {
		t.Errorf("the request is %s", r.ID)
	}
}

func TestWritten(t *testing.T) {
	t.Parallel()
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, extension := range append([]string{f.Language.Extension, "." + f.Language.ID}, f.Language.Lexis.Extensions...) {
				for _, other := range Written(All, extension) {
					if other.Language != f.Language {
						t.Errorf("%s is written in files like x%s", other.ID, extension)
					}
				}
				if !slices.Contains(Written(All, extension), f) {
					t.Errorf("it is not written in files like x%s", extension)
				}
			}
		})
	}
	if list := Written(All, ".cobol"); list != nil {
		t.Errorf("%v", list)
	}
	for name, want := range map[string]string{".typescriptreact": ".tsx", ".typescript": ".ts", ".python": ".python", "typescript": "typescript", "a.typescript": "a.typescript", ".": "."} {
		if got := FileName(All, name); got != want {
			t.Errorf("%q is %q, not %q", name, got, want)
		}
	}
}

// Two names of one package, by the rules of the ecosystem.
func TestMatches(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		of       Package
		required string
		want     bool
	}{
		{"the same", Package{NPM, "express"}, "express", true},
		{"another", Package{NPM, "express"}, "express2", false},
		{"npm in capitals", Package{NPM, "express"}, "Express", false},
		{"PyPI with other marks", Package{PyPI, "my-web_app"}, "My.Web--App", true},
		{"PyPI with another name", Package{PyPI, "flask"}, "flask-login", false},
		{"NuGet in capitals", Package{NuGet, "Microsoft.NET.Sdk.Web"}, "microsoft.net.sdk.web", true},
		{"Packagist in capitals", Package{Packagist, "laravel/framework"}, "Laravel/Framework", true},
		{"Cargo with an underscore", Package{Crates, "actix-web"}, "Actix_Web", true},
		{"Go", Package{GoModules, "github.com/a/b"}, "github.com/A/b", false},
		{"any of a group", Package{Maven, "org.springframework.boot:*"}, "org.springframework.boot:spring-boot-starter", true},
		{"another group", Package{Maven, "org.springframework.boot:*"}, "org.springframework:spring-web", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.of.Matches(c.required); got != c.want {
				t.Errorf("%v matches %q: %t", c.of, c.required, got)
			}
		})
	}
}

// Where Spring looks for controllers.
func TestSpringScans(t *testing.T) {
	t.Parallel()
	const file, application = "src/main/java/com/example/shop/ShopApplication.java", "package com.example.shop;\n\n@SpringBootApplication\n"
	for _, c := range []struct {
		name, file, text, dir, pkg string
		note, wrong                string
	}{
		{"no application", "", "", "src/main/java/a", "a", "", ""},
		{"its package", file, application, "src/main/java/com/example/shop", "com.example.shop", "it is in the package of ShopApplication or below it", ""},
		{"below it", file, application, "src/main/java/com/example/shop/api", "com.example.shop.api", "it is in the package of ShopApplication or below it", ""},
		{"the package without a name", "A.java", "class A {}\n", "api", "api", "it is in the package of A or below it", ""},
		{"a package that is named", file, application + "@ComponentScan(\"org.api\")\n", "src/main/java/org/api", "org.api", "if ShopApplication has it scan org.api", ""},
		{"a name that begins alike", file, application, "src/main/java/com/example/shopping", "com.example.shopping", "", "package com.example.shopping is not below com.example.shop, where Spring looks for controllers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			note, err := springBoot.Project.Discovers(languages.Folder{File: c.file, Text: c.text}, languages.ModuleFacts{Dir: c.dir, Package: c.pkg})
			if !strings.Contains(note, c.note) || c.note == "" && note != "" || (err == nil) != (c.wrong == "") {
				t.Fatalf("%q, %v", note, err)
			}
			var wrong *input.Error
			if err != nil && (!errors.As(err, &wrong) || wrong.Text != c.wrong || wrong.Hint != "choose another folder: --dir src/main/java/com/example/shop/...") {
				t.Errorf("%v, %+v", err, wrong)
			}
		})
	}
}
