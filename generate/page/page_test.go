package page

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"io/fs"
	"maps"
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

// defined are definitions. Two have keys that differ only in case, and one key
// is a device on Windows.
var defined = []status.Status{
	{Code: 409, Key: "Order.Shipped", Reason: "Conflict", Message: "It has been shipped.", Origin: status.Own},
	{Code: 409, Key: "order.shipped", Reason: "Conflict", Message: "It is on its way.", Origin: status.Own},
	{Code: 404, Key: "con", Reason: "Not Found", Message: "There is none.", Origin: status.Own},
	{Code: 404, Key: "order.shipped-2", Reason: "Not Found", Message: "There is none.", Origin: status.Own},
}

// Every page's path is a valid file name on every system: unique even if case is
// ignored, without characters that Windows refuses, and no Windows device.
func TestPaths(t *testing.T) {
	safe := regexp.MustCompile(`^(?:[a-z]{2,3}/)?(?:index|[0-9]{3}(?:-[a-z0-9-]+)?|own-[a-z0-9._-]+)\.html$`)
	seen := map[string]bool{}
	for _, p := range New(Options{Statuses: defined}).Pages() {
		if !safe.MatchString(p.Path) || !fs.ValidPath(p.Path) {
			t.Errorf("%q is no valid file name", p.Path)
		}
		if lower := strings.ToLower(p.Path); seen[lower] {
			t.Errorf("%q appears twice", p.Path)
		} else {
			seen[lower] = true
		}
	}
	if want := (124 + len(defined) + 1) * len(Locales()); len(seen) < want {
		t.Errorf("got %d pages, want at least %d", len(seen), want)
	}
	for _, path := range []string{"en/499.html", "ko/499-esri.html", "en/000.html", "ja/own-con.html", "es/own-order.shipped-2-2.html"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			if !seen[path] {
				t.Error("there is no such page")
			}
		})
	}
}

// Rendering a path that is no page returns fs.ErrNotExist.
func TestNoPage(t *testing.T) {
	s := New(Options{})
	for _, path := range []string{"", "/", "en", "en/", "/en/499.html", "en/../en/499.html", "en/499", "EN/499.html", "en/477.html"} {
		t.Run(cmp.Or(path, "empty"), func(t *testing.T) {
			t.Parallel()
			if _, err := s.Render(path); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// The same input gives the same bytes, in any order and concurrently.
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
				t.Errorf("%s differs: %v", p.Path, err)
			}
		})
	}
	wait.Wait()
}

// filesIn returns the contents of the files below a folder, by path.
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

// few are statuses for tests that write a site: few pages, so that it's fast.
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
		t.Errorf("wrote %d pages, but %d files", n, len(got))
	}
	for _, p := range s.Pages() {
		data, err := s.Render(p.Path)
		if err != nil || got[p.Path] != string(data) {
			t.Errorf("%s differs from the rendered page: %v", p.Path, err)
		}
	}
	for name := range got {
		if name != Marker && s.byPath[name] == 0 && name != s.pages[0].Path {
			t.Errorf("%s belongs to no page", name)
		}
	}

	// Write keeps other files, and removes pages that the site no longer has.
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
			t.Error("Write removed a file that isn't the site's")
		}
		if _, found := again["en/own-con.html"]; found {
			t.Error("Write kept a page that the site no longer has")
		}
		want, err := less.Render("en/404.html")
		if len(again) != len(less.Pages())+2 || again["en/404.html"] != string(want) || err != nil {
			t.Errorf("got %d files, or a wrong page", len(again))
		}
	}
}

// Write refuses a folder that may be somebody else's, and leaves it unchanged.
func TestWriteRefuses(t *testing.T) {
	s := newSite(Options{}, few)
	folder := func(t *testing.T, name, content string) string {
		t.Helper()
		dir := filepath.Join(t.TempDir(), "out")
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	for _, c := range []struct{ name, file, below string }{
		{"a folder with a file", "thesis.txt", ""},
		{"a folder with somebody else's page", "index.html", ""},
		{"another program's marker", Marker, ""},
		{"a file", "file", "file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(folder(t, c.file, "x"), c.below)
			before := filesIn(t, filepath.Dir(dir))
			var wrong *input.Error
			if _, err := s.Write(dir); !errors.As(err, &wrong) {
				t.Errorf("got %v", err)
			}
			if after := filesIn(t, filepath.Dir(dir)); len(after) != len(before) {
				t.Errorf("got %d files, want %d", len(after), len(before))
			}
		})
	}
	t.Run("a folder below a file", func(t *testing.T) {
		t.Parallel()
		if _, err := s.Write(filepath.Join(folder(t, "file", "x"), "file", "out")); err == nil {
			t.Error("Write took a file for a folder")
		}
	})
}

// Write follows no link out of the site's folder.
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
		t.Error("Write followed a link out of the folder")
	}
	if left := filesIn(t, outside); len(left) > 0 {
		t.Errorf("Write made %d files outside the folder", len(left))
	}
	// A marker that names a file outside the folder doesn't make Write remove it.
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
		t.Error("Write removed a file outside the folder")
	}
}

// A marker that comes with a checkout can name any file. Write removes and
// replaces only pages that snipgen wrote.
func TestPlantedMarker(t *testing.T) {
	s := newSite(Options{}, few)
	for _, c := range []struct{ name, file, wrong string }{
		{"a file that is no page of the site", "notes.html", ""},
		{"a file in the place of a page", "en/404.html", "wasn't written by snipgen"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
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
				t.Errorf("got %v, want %q", err, c.wrong)
			}
			found := filesIn(t, dir)
			if found[c.file] != "mine" || (len(found) > 2) != (c.wrong == "") {
				t.Errorf("got %d files, and the marker's has %q", len(found), found[c.file])
			}
		})
	}
}

// Write takes a folder that has only the temporary file of a run that was killed
// before it wrote its marker.
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
		"en;q=0.1, es": "es", "ko;q=0, ja;q=0.5": "ja", "es;q=x, ko": "ko", "en-GB, en;q=0.1, es;q=0.5": "en", "ko-": "en", "ja/..": "en", ", ;q=1, JA": "ja",
	} {
		t.Run(cmp.Or(preferred, "empty"), func(t *testing.T) {
			t.Parallel()
			if got := Match(preferred); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestLocale(t *testing.T) {
	for name, want := range map[string]string{"ko": "ko", "KO": "ko", "ko-KR": "ko", "ko_KR": "ko", "en": "en", "es-419": "es"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, err := Locale(name); err != nil || got != want {
				t.Errorf("got %s, %v, want %s", got, err, want)
			}
		})
	}
	for _, name := range []string{"", "xx", "tlh", "de", "korean", "../ko", "ko/../en", "und"} {
		t.Run(cmp.Or(name, "empty"), func(t *testing.T) {
			t.Parallel()
			var wrong *input.Error
			if got, err := Locale(name); !errors.As(err, &wrong) || !strings.Contains(wrong.Hint, "en, es, ja, ko") {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestEnvironment(t *testing.T) {
	for _, c := range []struct {
		name   string
		values map[string]string
		want   string
	}{
		{"empty", nil, "en"},
		{"LANG", map[string]string{"LANG": "ko_KR.UTF-8"}, "ko"},
		{"LC_MESSAGES over LANG", map[string]string{"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8"}, "ja"},
		{"LC_ALL over both", map[string]string{"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8", "LC_ALL": "es_ES.UTF-8"}, "es"},
		{"LC_ALL=C over LANG", map[string]string{"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, "en"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Environment(func(name string) string { return c.values[name] }); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// A status's page is small, so that it loads at once: at most 60 KB, or 15 KB
// compressed.
func TestWeight(t *testing.T) {
	s := New(Options{Statuses: defined, Base: "https://statuses.example.com/reference/", Version: "v1.22.333"})
	byLocale := map[string][]string{}
	for _, p := range s.Pages() {
		if p.Status != nil {
			byLocale[p.Locale] = append(byLocale[p.Locale], p.Path)
		}
	}
	for locale, paths := range byLocale {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			for _, path := range paths {
				data, err := s.Render(path)
				if err != nil {
					t.Fatal(err)
				}
				var small bytes.Buffer
				w := gzip.NewWriter(&small)
				w.Write(data)
				w.Close()
				if len(data) > 60_000 || small.Len() > 15_000 {
					t.Errorf("%s has %d bytes, %d compressed", path, len(data), small.Len())
				}
			}
		})
	}
	for _, p := range s.Pages() {
		if p.Status == nil {
			if _, err := s.Render(p.Path); err != nil {
				t.Error(err)
			}
		}
	}
}

// Every English page has its own title, even if several define the same code.
func TestHeadings(t *testing.T) {
	s := New(Options{Statuses: defined})
	titles := map[string]string{}
	for _, p := range s.Pages() {
		if p.Locale != English {
			continue
		}
		data, err := s.Render(p.Path)
		if err != nil {
			t.Fatal(err)
		}
		_, title, _ := strings.Cut(string(data), "<title>")
		title, _, _ = strings.Cut(title, "</title>")
		if other := titles[title]; other != "" {
			t.Errorf("%s and %s have the same title %q", other, p.Path, title)
		}
		titles[title] = p.Path
	}
	for _, want := range []string{"499 Client Closed Request: mock response and code – snipgen", "409 Order.Shipped: It has been shipped. – snipgen"} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			if titles[want] == "" {
				t.Error("no page has this title")
			}
		})
	}
}

// The footer names the version, if it is known.
func TestVersion(t *testing.T) {
	for version, want := range map[string]string{"v1.2.3": `<span translate="no">snipgen v1.2.3</span>`, "": "offline.</p>"} {
		t.Run(cmp.Or(version, "empty"), func(t *testing.T) {
			t.Parallel()
			page, err := newSite(Options{Version: version}, few).Render("en/404.html")
			if err != nil || !strings.Contains(string(page), want) {
				t.Errorf("the page lacks %s: %v", want, err)
			}
		})
	}
}

// Every origin has a name, and every name is that of an origin.
func TestOrigins(t *testing.T) {
	english := translate(English)
	used := map[string]bool{}
	for _, st := range status.Builtin() {
		used[st.Origin] = true
	}
	for origin := range used {
		t.Run(origin, func(t *testing.T) {
			t.Parallel()
			if english.originName(origin) == "" {
				t.Error("this origin has no name")
			}
		})
	}
	for _, names := range []map[string]string{origins().Names, origins().Described} {
		for origin := range names {
			if !used[origin] {
				t.Errorf("no status has the origin %q", origin)
			}
		}
	}
}

// Write makes a site map if it knows the site's address, and otherwise removes
// the one it made. It keeps one that somebody else made.
func TestSiteMap(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	known, unknown := newSite(Options{Base: "https://example.com/a&b/"}, few), newSite(Options{}, few)
	for _, c := range []struct {
		site *Site
		want bool
	}{{known, true}, {unknown, false}, {known, true}, {known, true}} {
		if _, err := c.site.Write(dir); err != nil {
			t.Fatal(err)
		}
		text, found := filesIn(t, dir)[siteMap]
		if found != c.want {
			t.Errorf("site map exists: %t, want %t", found, c.want)
		}
		var addresses struct {
			URL []struct {
				Loc string `xml:"loc"`
			} `xml:"url"`
		}
		if err := xml.Unmarshal([]byte(text), &addresses); c.want && (err != nil || len(addresses.URL) != len(c.site.Pages())-1) {
			t.Errorf("the site map has %d addresses: %v", len(addresses.URL), err)
		} else if c.want && addresses.URL[0].Loc != "https://example.com/a&b/en/index.html" {
			t.Errorf("the first address is %q", addresses.URL[0].Loc)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, siteMap), []byte("<urlset/>"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := unknown.Write(dir); err != nil || filesIn(t, dir)[siteMap] != "<urlset/>" {
		t.Errorf("Write removed a site map that isn't snipgen's: %v", err)
	}
}

func TestBase(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.com": "https://example.com/", "http://127.0.0.1:8000/a/": "http://127.0.0.1:8000/a/",
		"example.com": "", "ftp://example.com": "", "https://example.com/?": "", "https://example.com/#a": "", "https://a:b@example.com": "",
	} {
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			if got, err := Base(address); got != want || (err == nil) == (want == "") {
				t.Errorf("got %q, %v, want %q", got, err, want)
			}
		})
	}
}

// Pages group frameworks by the status line they send. If the versions of one
// differ, the page says which sends what.
func TestSent(t *testing.T) {
	s := New(Options{})
	st, _ := status.Default(413)
	senders := map[string]string{}
	for _, line := range s.sent(st).Lines {
		for _, sender := range line.Senders {
			if senders[sender] != "" {
				t.Errorf("%s sends %q and %q", sender, senders[sender], line.Line)
			}
			senders[sender] = line.Line
		}
	}
	if senders["Flask"] != "HTTP/1.1 413 REQUEST ENTITY TOO LARGE" || senders["Spring Boot"] != "HTTP/1.1 413" {
		t.Errorf("the senders are %v", senders)
	}
	// Django sends the phrase of the Python it runs on, and Python changed it.
	versions := slices.DeleteFunc(slices.Collect(maps.Keys(senders)), func(sender string) bool {
		return !regexp.MustCompile(`^Django \([0-9., ]+\)$`).MatchString(sender)
	})
	if len(versions) < 2 || senders["Django"] != "" {
		t.Errorf("the senders are %v", senders)
	}
}

// Pages say which versions have a constant, unless all do.
func TestConstants(t *testing.T) {
	s := New(Options{})
	english := translate(English)
	find := func(t *testing.T, name string) map[string]string {
		t.Helper()
		st, _, err := status.Find(name, nil)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, c := range s.constants(st, english) {
			for _, n := range c.Names {
				out[n.Name] = strings.TrimSpace(strings.Join(c.Frameworks, ", ") + " " + n.Versions)
			}
		}
		return out
	}
	for name, want := range map[string]string{
		"http.StatusRequestEntityTooLarge": "Go net/http",
		"HttpStatus.CONTENT_TOO_LARGE":     "Spring Boot since Spring Framework 7.0",
		":payload_too_large":               "Ruby on Rails before Rack 3.1",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := find(t, "413")[name]; !strings.HasPrefix(got, want) {
				t.Errorf("got %q, want it to start with %q", got, want)
			}
		})
	}
	if other := find(t, "499@esri"); len(other) > 0 {
		t.Errorf("499@esri has the constants %v", other)
	}
}

// BenchmarkSite renders every page of every status in every locale with a new
// Site.
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

// BenchmarkPage renders one page with a new Site: the work of `snipgen page`
// without its start-up.
func BenchmarkPage(b *testing.B) {
	for b.Loop() {
		s := New(Options{})
		st, _ := status.Default(499)
		if _, err := s.HTML(st, "ko"); err != nil {
			b.Fatal(err)
		}
	}
}
