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

// spellings returns ways to write a name that all find its entry.
func spellings(s string) []string {
	return []string{s, strings.ToUpper(s), strings.ToLower(s), " " + s + "\n"}
}

func TestFind(t *testing.T) {
	for _, f := range All {
		for _, name := range slices.Compact(append([]string{f.ID, f.Title}, f.Aliases...)) {
			t.Run(f.ID+" by "+name, func(t *testing.T) {
				t.Parallel()
				for _, query := range spellings(name) {
					if got, ok := Find(All, query); !ok || got != f {
						t.Errorf("%q finds %v, %t", query, got, ok)
					}
				}
			})
		}
	}
	for name, query := range map[string]string{"empty": "", "a space": " ", "a typo": "flsk", "an ID and more": "flask2", "a language": "python"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, ok := Find(All, query); ok {
				t.Errorf("found %s, want none", got.ID)
			}
		})
	}
}

// No two frameworks share a name: Find would silently return the first.
func TestNamesAreUnique(t *testing.T) {
	owner := map[string]string{}
	claim := func(id string, names ...string) {
		for _, name := range names {
			name = strings.ToLower(name)
			if other, taken := owner[name]; taken && other != id {
				t.Errorf("%q names both %s and %s", name, other, id)
			}
			owner[name] = id
		}
	}
	for _, f := range All {
		claim(f.ID, append([]string{f.ID, f.Title}, f.Aliases...)...)
	}
}

// sorted checks that a list is sorted without duplicates, as a binary search
// needs it.
func sorted(t *testing.T, name string, list []string) {
	t.Helper()
	for i := 1; i < len(list); i++ {
		if list[i-1] >= list[i] {
			t.Errorf("%s has %q before %q", name, list[i-1], list[i])
		}
	}
}

func TestSorted(t *testing.T) {
	var ids []string
	for _, f := range All {
		ids = append(ids, f.ID)
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			sorted(t, "Taken", f.Taken)
			sorted(t, "TakenParameters", f.TakenParameters)
			sorted(t, "Inherited", f.Inherited)
			if !slices.IsSorted(f.Interim) {
				t.Error("Interim is not sorted")
			}
			for i := 1; i < len(f.Constants); i++ {
				if f.Constants[i-1].Code >= f.Constants[i].Code {
					t.Errorf("Constants has %d before %d", f.Constants[i-1].Code, f.Constants[i].Code)
				}
			}
		})
	}
	sorted(t, "All", ids)
}

func TestConstant(t *testing.T) {
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, c := range f.Constants {
				if got, ok := f.Constant(c.Code, Versions{}); ok != (c.Name != "") || got != c.Name {
					t.Errorf("Constant(%d) = %q, %t, want %q", c.Code, got, ok, c.Name)
				}
				if c.Name == f.usual(c.Code) {
					t.Errorf("Constants has %q for %d, which follows from the phrase", c.Name, c.Code)
				}
			}
			for _, code := range []int{0, 99, 1000} {
				if got, ok := f.Constant(code, Versions{}); ok {
					t.Errorf("Constant(%d) = %q, want none", code, got)
				}
			}
		})
	}
}

func TestUses(t *testing.T) {
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, word := range f.Taken {
				if !f.Uses(word) {
					t.Errorf("Uses(%q) is false", word)
				}
			}
		})
	}
}

// Every entry fills the fields it needs. A failure names the field.
func TestEntriesAreComplete(t *testing.T) {
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
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

// checked is the result of checking a field.
type checked struct {
	name string
	ok   bool
}

// ofCategory checks the fields that a category requires or forbids.
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

// Every language whose frameworks have modules can describe a module. Otherwise
// snipgen would write modules without a package or an import.
func TestModulesAreKnown(t *testing.T) {
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			if f.Project != nil && f.Language.Module == nil {
				t.Errorf("the framework has a Project, but its language %s has no Module", f.Language.ID)
			}
		})
	}
}

// A language's Target is one of its own frameworks, or none.
func TestTargetsOfLanguages(t *testing.T) {
	for _, l := range languages.All {
		t.Run(l.ID, func(t *testing.T) {
			t.Parallel()
			f, found := Find(All, l.Target)
			switch {
			case l.Target == languages.NoTarget && !found:
			case !found || f.ID != l.Target:
				t.Errorf("Target is %q, which is no framework's ID", l.Target)
			case f.Language != l:
				t.Errorf("Target is %s, which is written in %s", f.ID, f.Language.ID)
			}
		})
	}
}

// Exactly one target has each role, and no two share a place on a page.
func TestRoles(t *testing.T) {
	for role, is := range map[string]func(*Framework) bool{
		"Message": func(f *Framework) bool { return f.Message },
		"Request": func(f *Framework) bool { return f.Request },
	} {
		t.Run(role, func(t *testing.T) {
			t.Parallel()
			var ids []string
			for _, f := range All {
				if is(f) {
					ids = append(ids, f.ID)
				}
			}
			if len(ids) != 1 {
				t.Errorf("%q have this role, want one target", ids)
			}
		})
	}
	order := map[int]string{}
	for _, f := range All {
		if other, taken := order[f.Order]; taken && f.Order != 0 {
			t.Errorf("%s and %s share the place %d on a page", other, f.ID, f.Order)
		}
		order[f.Order] = f.ID
	}
}

func TestVariant(t *testing.T) {
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			same := f.Variant(f.ID)
			if same == f || same.Message != f.Message || same.Request != f.Request || same.Order != f.Order || len(same.Packages) != len(f.Packages) {
				t.Errorf("a variant with the same ID differs: %+v", same)
			}
			own := f.Variant("mine")
			if own.ID != "mine" || own.Message || own.Request || own.Order != 0 || len(own.Packages) > 0 {
				t.Errorf("a variant with another ID has what only the built-in target may have: %+v", own)
			}
			if own.Language != f.Language || own.File != f.File || f.ID == "mine" {
				t.Errorf("the variant is no copy: %+v", own)
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
		{"over one that is missing", []*Framework{over, other}, []*Framework{over, other}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Prefer(c.list); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
	for _, f := range All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, id := range f.Over {
				if under, found := Find(All, id); !found || under.ID != id || under == f {
					t.Errorf("Over has %q, want another framework's ID", id)
				}
			}
		})
	}
}

// What an entry says of projects is usable: patterns compile, and the name of a
// module's file varies with the module.
func TestProjects(t *testing.T) {
	for _, f := range All {
		p := f.Project
		if p == nil {
			continue
		}
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(p.File, "{") || !strings.HasSuffix(p.File, f.Language.Extension) {
				t.Errorf("File is %q", p.File)
			}
			if len(p.Folders) == 0 || len(p.Mounts) == 0 || len(p.Applications) == 0 && p.List+p.Block+p.Mark == "" || !strings.HasPrefix(p.URL, "https://") {
				t.Errorf("a field is missing or wrong in %+v", p)
			}
			if _, err := regexp.Compile(p.PathSetting); err != nil || (p.PathSetting == "") != (p.Settings == nil) {
				t.Errorf("PathSetting is %q with the Settings %v: %v", p.PathSetting, p.Settings, err)
			}
			for _, m := range p.Mounts {
				if _, err := path.Match(m, ""); err != nil {
					t.Errorf("Mounts has %q: %v", m, err)
				}
			}
		})
	}
}

// Message and Request return the target that has the role.
func TestMessageAndRequest(t *testing.T) {
	t.Parallel()
	if m := Message(); !m.Message || m.Request || !slices.Contains(All, m) {
		t.Errorf("Message returns %s", m.ID)
	}
	if r := Request(); !r.Request || r.Message || !slices.Contains(All, r) {
		t.Errorf("Request returns %s", r.ID)
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
						t.Errorf("%s takes files like x%s", other.ID, extension)
					}
				}
				if !slices.Contains(Written(All, extension), f) {
					t.Errorf("the framework doesn't take files like x%s", extension)
				}
			}
		})
	}
	if list := Written(All, ".cobol"); list != nil {
		t.Errorf("files like x.cobol find %v", list)
	}
}

func TestFileName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{".typescriptreact": ".tsx", ".typescript": ".ts", ".python": ".python", "typescript": "typescript", "a.typescript": "a.typescript", ".": "."} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := FileName(All, name); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// A required name matches a package by the naming rules of the ecosystem.
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
		{"PyPI with other separators", Package{PyPI, "my-web_app"}, "My.Web--App", true},
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
				t.Errorf("%v matches %q: got %t, want %t", c.of, c.required, got, c.want)
			}
		})
	}
}

// Spring looks for controllers in the application's package and below.
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
		{"a package name with the same prefix", file, application, "src/main/java/com/example/shopping", "com.example.shopping", "", "package com.example.shopping is not below com.example.shop, where Spring looks for controllers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			note, err := springBoot.Project.Discovers(languages.Folder{File: c.file, Text: c.text}, languages.ModuleFacts{Dir: c.dir, Package: c.pkg})
			if !strings.Contains(note, c.note) || c.note == "" && note != "" || (err == nil) != (c.wrong == "") {
				t.Fatalf("got %q, %v, want %q, %q", note, err, c.note, c.wrong)
			}
			var wrong *input.Error
			if err != nil && (!errors.As(err, &wrong) || wrong.Text != c.wrong || wrong.Hint != "choose another folder: --dir src/main/java/com/example/shop/...") {
				t.Errorf("got %v, %+v, want %q", err, wrong, c.wrong)
			}
		})
	}
}
