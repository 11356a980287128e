package literals

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/golden/kit"
)

// The oldest and the newest supported versions, and those around each change of names.
var (
	starlettes = []string{"0.25.0", "0.36.3", "0.47.3", "0.48.0", "1.10.0"}
	fastAPIs   = []string{"0.92.0", "0.110.0", "0.116.1", "0.116.2", "0.128.0", "0.163.2", "0.164.0", "0.165.0"}
)

var pythons = func() *kit.Kit {
	k := &kit.Kit{Name: "versions-python"}
	add := func(name, version string) {
		k.Commands = append(k.Commands, []string{"python3", "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--target", "{dir}/" + name + "-" + version, name + "==" + version})
	}
	for _, version := range starlettes {
		add("starlette", version)
	}
	for _, version := range fastAPIs {
		add("fastapi", version)
	}
	return k
}()

var springs = &kit.Kit{
	Name: "versions-spring", Files: []string{"testdata/versions/pom.xml"},
	Commands: [][]string{{"mvn", "--batch-mode", "--quiet", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"}},
}

// TestNamesByVersion compares the constants for statuses with those of the real packages in
// each version. Deprecated constants don't count.
func TestNamesByVersion(t *testing.T) {
	t.Parallel()
	script := func(name string) string { return kit.Absolute(t, filepath.Join("testdata", "versions", name)) }
	for _, version := range starlettes {
		t.Run("Starlette "+version, func(t *testing.T) {
			t.Parallel()
			compareNames(t, framework(t, "fastapi"), version, kit.Output(t, "python3", script("names.py"), pythons.In(t, "starlette-"+version)))
		})
	}
	for _, version := range []string{"6.0.0", "6.0.5", "6.1.0", "6.2.15", "7.0.0", "7.0.10"} {
		t.Run("Spring Framework "+version, func(t *testing.T) {
			t.Parallel()
			compareNames(t, framework(t, "spring-boot"), version, kit.Output(t, "java", "-cp", springs.In(t, version+"/spring-web-"+version+".jar"), script("Names.java")))
		})
	}
	t.Run("Rack of Debian 12", func(t *testing.T) {
		t.Parallel()
		version := kit.Output(t, "ruby", "-rrack", "-e", "print Rack.release")
		compareNames(t, framework(t, "rails"), version, kit.Output(t, "ruby", script("names.rb")))
	})
	t.Run("Rack of Debian 13", func(t *testing.T) {
		t.Parallel()
		dir := kit.Absolute(t, ".")
		version := kit.Output(t, kit.Trixie.Inside(t, dir, "ruby", "-rrack", "-e", "print Rack.release")...)
		compareNames(t, framework(t, "rails"), version, kit.Output(t, kit.Trixie.Inside(t, dir, "ruby", script("names.rb"))...))
	})
}

// unfit are constants that snipgen doesn't use: one with parentheses, and one for another
// meaning of 103.
var unfit = []string{`:"(unused)"`, "HttpStatus.CHECKPOINT"}

// compareNames compares the constants that snipgen uses for a version of a framework's
// package with the package's own. printed is a JSON object from name to code.
func compareNames(t *testing.T, f *frameworks.Framework, version, printed string) {
	t.Helper()
	var real map[string]int
	if err := json.Unmarshal([]byte(printed), &real); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	span, err := frameworks.ParseSpan(version)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[int]string{}
	for name, code := range real {
		codes[code] = name
	}
	if len(codes) < 55 {
		t.Fatalf("the package has names for %d codes, want 55 or more", len(codes))
	}
	for code := 100; code < 1000; code++ {
		name, named := f.Constant(code, frameworks.Versions{Names: span})
		switch {
		case named && real[name] != code:
			t.Errorf("%d is %s, which the package doesn't have", code, name)
		case !named && codes[code] != "" && !slices.Contains(unfit, codes[code]):
			t.Errorf("%d has no name, but is %s in the package", code, codes[code])
		}
	}
}

// TestAllowedVersions checks snipgen's tables against the real packages: which versions of
// Starlette does FastAPI's metadata allow, and which version of Spring Framework does
// Spring Boot manage?
func TestAllowedVersions(t *testing.T) {
	t.Parallel()
	allowed := func(t *testing.T, id, version string, want frameworks.Span) {
		t.Helper()
		span, err := frameworks.ParseSpan(version)
		if err != nil {
			t.Fatal(err)
		}
		f := framework(t, id)
		got := f.Naming(frameworks.Versions{Framework: span})
		if !want.Within(got) {
			t.Errorf("%s %s allows %s, but the entry has %s", id, version, want, got)
		}
		for _, r := range f.Renamed {
			by := func(names frameworks.Span) string {
				name, _ := f.Constant(r.Code, frameworks.Versions{Names: names})
				return name
			}
			// snipgen uses no constant if only some of the versions have it.
			if name := by(got); name != "" && name != by(want) {
				t.Errorf("%s %s: %d is %q, want %q", id, version, r.Code, by(got), by(want))
			}
		}
	}
	requirement := regexp.MustCompile(`(?m)^Requires-Dist: starlette *\(?([^;)\n]*)`)
	for _, version := range fastAPIs {
		t.Run("FastAPI "+version, func(t *testing.T) {
			t.Parallel()
			files, _ := filepath.Glob(pythons.In(t, "fastapi-"+version+"/*.dist-info/METADATA"))
			if len(files) != 1 {
				t.Fatalf("%d files of metadata, want 1: %q", len(files), files)
			}
			text, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			limits := map[string]string{}
			m := requirement.FindSubmatch(text)
			if m == nil {
				t.Fatal("FastAPI's metadata doesn't require Starlette")
			}
			for part := range strings.SplitSeq(string(m[1]), ",") {
				operator := strings.TrimRight(strings.TrimSpace(part), "0123456789.")
				if operator != "!=" {
					limits[operator] = strings.TrimPrefix(strings.TrimSpace(part), operator)
				}
			}
			if got := slices.Sorted(maps.Keys(limits)); limits[">="] == "" || len(got) > 2 || len(got) == 2 && limits["<"] == "" {
				t.Fatalf("the requirement is %q", m[1])
			}
			allowed(t, "fastapi", version, frameworks.Between(limits[">="], limits["<"]))
		})
	}
	managed := regexp.MustCompile(`<spring-framework\.version>([^<]+)<`)
	for _, version := range []string{"3.0.0", "3.1.0", "3.2.0", "3.3.0", "3.4.0", "3.5.0", "4.0.0", "4.1.0"} {
		t.Run("Spring Boot "+version, func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(springs.In(t, "boot/spring-boot-dependencies-"+version+".pom"))
			if err != nil {
				t.Fatal(err)
			}
			m := managed.FindSubmatch(text)
			if m == nil {
				t.Fatal("Spring Boot's pom has no version of Spring Framework")
			}
			span, err := frameworks.ParseSpan(string(m[1]))
			if err != nil {
				t.Fatal(err)
			}
			allowed(t, "spring-boot", version, span)
		})
	}
}
