package page

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"snipgen/generate/input"
	"snipgen/generate/status"
)

// defined are definitions whose keys are one name where case does not count.
var defined = []status.Status{
	{Code: 409, Key: "Order.Shipped", Reason: "Conflict", Message: "It has been shipped.", Origin: status.Own},
	{Code: 409, Key: "order.shipped", Reason: "Conflict", Message: "It is on its way.", Origin: status.Own},
	{Code: 404, Key: "con", Reason: "Not Found", Message: "There is none.", Origin: status.Own},
	{Code: 404, Key: "order.shipped-2", Reason: "Not Found", Message: "There is none.", Origin: status.Own},
}

// Every page is a file on every system: a name of its own wherever case does
// not count, without a character that Windows refuses, and no device.
func TestPaths(t *testing.T) {
	safe := regexp.MustCompile(`^(?:[a-z]{2,3}/)?(?:index|[0-9]{3}(?:-[a-z0-9-]+)?|own-[a-z0-9._-]+)\.html$`)
	seen := map[string]bool{}
	for _, p := range New(Options{Statuses: defined}).Pages() {
		if !safe.MatchString(p.Path) || !fs.ValidPath(p.Path) {
			t.Errorf("%q is no name for a file", p.Path)
		}
		if lower := strings.ToLower(p.Path); seen[lower] {
			t.Errorf("%q is twice", p.Path)
		} else {
			seen[lower] = true
		}
	}
	if want := (124 + len(defined) + 1) * len(Locales()); len(seen) < want {
		t.Errorf("%d pages, fewer than %d", len(seen), want)
	}
	for _, path := range []string{"en/499.html", "ko/499-esri.html", "en/000.html", "ja/own-con.html", "es/own-order.shipped-2-2.html"} {
		if !seen[path] {
			t.Errorf("%q is not there", path)
		}
	}
}

// A path that is no page is fs.ErrNotExist.
func TestNoPage(t *testing.T) {
	s := New(Options{})
	for _, path := range []string{"", "/", "en", "en/", "/en/499.html", "en/../en/499.html", "en/499", "EN/499.html", "en/477.html"} {
		if _, err := s.Render(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v", path, err)
		}
	}
}

// The same input gives the same bytes, in whatever order and however many at
// once the pages are rendered.
func TestSame(t *testing.T) {
	first, second := newSite(Options{Statuses: defined}, status.Builtin()[:60]), newSite(Options{Statuses: defined}, status.Builtin()[:60])
	once, err := first.renderAll()
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i, p := range slices.Backward(second.Pages()) {
		wait.Go(func() {
			data, err := second.Render(p.Path)
			if err != nil || !bytes.Equal(data, once[i]) {
				t.Errorf("%s is not the same: %v", p.Path, err)
			}
		})
	}
	wait.Wait()
}

// filesIn returns what is in a folder, by name.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		found[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// few are enough to write.
var few = slices.DeleteFunc(status.Builtin(), func(s status.Status) bool { return s.Code < 403 || s.Code > 405 })

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "public")
	s := newSite(Options{Statuses: defined}, few)
	n, err := s.Write(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := filesIn(t, dir)
	if n != len(s.Pages()) || len(got) != n+1 {
		t.Errorf("%d pages, %d files", n, len(got))
	}
	for _, p := range s.Pages() {
		data, err := s.Render(p.Path)
		if err != nil || got[p.Path] != string(data) {
			t.Errorf("%s is not what was rendered: %v", p.Path, err)
		}
	}
	for name := range got {
		if name != Marker && s.byPath[name] == 0 && name != s.pages[0].Path {
			t.Errorf("%s is left over", name)
		}
	}

	// What is not the site's stays; what the site no longer has goes.
	notes := filepath.Join(dir, "en", "notes.txt")
	if err := os.WriteFile(notes, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	changed := []byte("<title>changed – " + mark)
	if err := os.WriteFile(filepath.Join(dir, "en", "404.html"), changed, 0o666); err != nil {
		t.Fatal(err)
	}
	less := newSite(Options{}, few)
	for range 2 {
		if _, err := less.Write(dir); err != nil {
			t.Fatal(err)
		}
		again := filesIn(t, dir)
		if again["en/notes.txt"] != "mine" {
			t.Error("a file that is not the site's is gone")
		}
		if _, found := again["en/own-con.html"]; found {
			t.Error("a page that the site no longer has is still there")
		}
		want, err := less.Render("en/404.html")
		if len(again) != len(less.Pages())+2 || again["en/404.html"] != string(want) || err != nil {
			t.Errorf("%d files, or a page that is not as it should be", len(again))
		}
	}
}

// Write refuses what it cannot tell from somebody else's, and leaves it alone.
func TestWriteRefuses(t *testing.T) {
	s := newSite(Options{}, few)
	refuses := func(name, dir string) {
		t.Helper()
		before := filesIn(t, filepath.Dir(dir))
		var wrong *input.Error
		if _, err := s.Write(dir); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
		if after := filesIn(t, filepath.Dir(dir)); len(after) != len(before) {
			t.Errorf("%s: there are %d files now", name, len(after))
		}
	}
	folder := func(name, content string) string {
		dir := filepath.Join(t.TempDir(), "out")
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	refuses("a folder with something in it", folder("thesis.txt", "x"))
	refuses("a folder with a page of somebody's", folder("index.html", "x"))
	refuses("a marker of something else", folder(Marker, "x"))
	refuses("a file", filepath.Join(folder("file", "x"), "file"))
	if _, err := s.Write(filepath.Join(folder("file", "x"), "file", "out")); err == nil {
		t.Error("a file was taken for a folder")
	}
}

// A site whose folder has a link out of it is not written through that link.
func TestWriteStaysInside(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // making a link takes a privilege there
	}
	outside, dir := t.TempDir(), filepath.Join(t.TempDir(), "out")
	s := newSite(Options{}, few)
	if _, err := s.Write(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "en")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "en")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Write(dir); err == nil {
		t.Error("a link out of the folder was followed")
	}
	if left := filesIn(t, outside); len(left) > 0 {
		t.Errorf("%d files are outside", len(left))
	}
	// A marker that names what is outside, or is no page, makes nothing go.
	other := t.TempDir()
	victim := filepath.Join(other, "victim.html")
	if err := os.WriteFile(victim, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	second := filepath.Join(other, "out")
	if err := os.MkdirAll(second, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(second, Marker), []byte(markerHead+"../victim.html\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Write(second); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(victim); err != nil {
		t.Error("a file outside is gone")
	}
}

// A marker that came with a checkout names files of its author's choice: none
// that is no page of snipgen's is removed or replaced.
func TestPlantedMarker(t *testing.T) {
	s := newSite(Options{}, few)
	for _, c := range []struct{ name, file, wrong string }{
		{"one that the site does not have", "notes.html", ""},
		{"one that the site has too", "en/404.html", "wasn't written by snipgen"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Mkdir(filepath.Join(dir, "en"), 0o777); err != nil {
				t.Fatal(err)
			}
			for name, content := range map[string]string{Marker: markerHead + c.file + "\n", c.file: "mine"} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			_, err := s.Write(dir)
			if c.wrong == "" && err != nil || c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)) {
				t.Errorf("%v", err)
			}
			found := filesIn(t, dir)
			if found[c.file] != "mine" || (len(found) > 2) != (c.wrong == "") {
				t.Errorf("it has %d files, and %q", len(found), found[c.file])
			}
		})
	}
}

// What a run that was killed before its marker was there has left is no reason
// to refuse the folder.
func TestKilledBefore(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "en"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "en", ".snipgen-X.tmp"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := newSite(Options{}, few).Write(dir); err != nil {
		t.Error(err)
	}
}

func TestMatch(t *testing.T) {
	for preferred, want := range map[string]string{
		"ko": "ko", "ko_KR.UTF-8": "ko", "ja_JP.eucJP": "ja", "es_MX@euro": "es", "en_GB": "en",
		"C": "en", "C.UTF-8": "en", "POSIX": "en", "": "en", "de_DE": "en", "%%": "en",
		"de, ja;q=0.8, en;q=0.2": "ja", "en-GB,ko;q=0.9": "en", "fr-CH, fr;q=0.9": "en", "*": "en",
	} {
		if got := Match(preferred); got != want {
			t.Errorf("%q is %s, not %s", preferred, got, want)
		}
	}
	for name, want := range map[string]string{"ko": "ko", "KO": "ko", "ko-KR": "ko", "ko_KR": "ko", "en": "en", "es-419": "es"} {
		if got, err := Locale(name); err != nil || got != want {
			t.Errorf("%q is %s, not %s: %v", name, got, want, err)
		}
	}
	for _, name := range []string{"", "xx", "tlh", "de", "korean", "../ko", "ko/../en", "und"} {
		var wrong *input.Error
		if got, err := Locale(name); !errors.As(err, &wrong) || !strings.Contains(wrong.Hint, "en, es, ja, ko") {
			t.Errorf("%q is %q: %v", name, got, err)
		}
	}
	environment := func(pairs ...string) string {
		return Environment(func(name string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == name {
					return pairs[i+1]
				}
			}
			return ""
		})
	}
	for want, got := range map[string]string{
		"en": environment(), "ko": environment("LANG", "ko_KR.UTF-8"), "ja": environment("LANG", "ko_KR.UTF-8", "LC_MESSAGES", "ja_JP.UTF-8"),
		"es": environment("LANG", "ko_KR.UTF-8", "LC_MESSAGES", "ja_JP.UTF-8", "LC_ALL", "es_ES.UTF-8"),
	} {
		if got != want {
			t.Errorf("the environment's locale is %s, not %s", got, want)
		}
	}
	if got := environment("LC_ALL", "C", "LANG", "ko_KR.UTF-8"); got != "en" {
		t.Errorf("LC_ALL=C is %s", got)
	}
}

// All pages of all statuses in all locales, from nothing.
func BenchmarkSite(b *testing.B) {
	pages := 0
	for b.Loop() {
		s := New(Options{})
		data, err := s.renderAll()
		if err != nil {
			b.Fatal(err)
		}
		pages += len(data)
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

// One page from nothing, as `snipgen page` does it but for the start.
func BenchmarkPage(b *testing.B) {
	for b.Loop() {
		s := New(Options{})
		st, _ := status.Default(499)
		if _, err := s.HTML(st, "ko"); err != nil {
			b.Fatal(err)
		}
	}
}
