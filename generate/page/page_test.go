package page

import (
	"bytes"
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
		"en;q=0.1, es": "es", "ko;q=0, ja;q=0.5": "ja", "es;q=x, ko": "ko", "en-GB, en;q=0.1, es;q=0.5": "en", "ko-": "en", "ja/..": "en", ", ;q=1, JA": "ja",
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

// A page of a status is small, so that it is there at once: 60 KB, of which
// 15 KB are sent compressed.
func TestWeight(t *testing.T) {
	s := New(Options{Statuses: defined, Base: "https://statuses.example.com/reference/", Version: "v1.22.333"})
	for _, p := range s.Pages() {
		data, err := s.Render(p.Path)
		if err != nil {
			t.Fatal(err)
		}
		var small bytes.Buffer
		w := gzip.NewWriter(&small)
		w.Write(data)
		w.Close()
		if p.Status != nil && (len(data) > 60_000 || small.Len() > 15_000) {
			t.Errorf("%s has %d bytes, %d compressed", p.Path, len(data), small.Len())
		}
	}
}

// Two definitions of one code are told apart by their titles and headings.
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
			t.Errorf("%s and %s are %q", other, p.Path, title)
		}
		titles[title] = p.Path
	}
	for _, want := range []string{"499 Client Closed Request: mock response and code – snipgen", "409 Order.Shipped: It has been shipped. – snipgen"} {
		if titles[want] == "" {
			t.Errorf("no page is %q", want)
		}
	}
}

// The foot has the version, if it is known.
func TestVersion(t *testing.T) {
	for version, want := range map[string]string{"v1.2.3": `<span translate="no">snipgen v1.2.3</span>`, "": "offline.</p>"} {
		page, err := newSite(Options{Version: version}, few).Render("en/404.html")
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("the page of version %q has no %s: %v", version, want, err)
		}
	}
}

// Every origin has a name.
func TestOrigins(t *testing.T) {
	english, err := translate(English)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, st := range status.Builtin() {
		used[st.Origin] = true
		if english.originName(st.Origin) == "" {
			t.Errorf("%s has the origin %q, which has no name", st.Name(), st.Origin)
		}
	}
	for _, names := range []map[string]string{origins().Names, origins().Described} {
		for origin := range names {
			if !used[origin] {
				t.Errorf("no status has the origin %q", origin)
			}
		}
	}
}

// A site whose address is known has a map, which goes when it isn't any more.
// Somebody else's stays.
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
			t.Errorf("there is a map: %v", found)
		}
		var addresses struct {
			URL []struct {
				Loc string `xml:"loc"`
			} `xml:"url"`
		}
		if err := xml.Unmarshal([]byte(text), &addresses); c.want && (err != nil || len(addresses.URL) != len(c.site.Pages())-1) {
			t.Errorf("the map has %d addresses: %v", len(addresses.URL), err)
		} else if c.want && addresses.URL[0].Loc != "https://example.com/a&b/en/index.html" {
			t.Errorf("the first address is %q", addresses.URL[0].Loc)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, siteMap), []byte("<urlset/>"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := unknown.Write(dir); err != nil || filesIn(t, dir)[siteMap] != "<urlset/>" {
		t.Errorf("a map that isn't snipgen's is gone: %v", err)
	}
	for address, want := range map[string]string{
		"https://example.com": "https://example.com/", "http://127.0.0.1:8000/a/": "http://127.0.0.1:8000/a/",
		"example.com": "", "ftp://example.com": "", "https://example.com/?": "", "https://example.com/#a": "", "https://a:b@example.com": "",
	} {
		if got, err := Base(address); got != want || (err == nil) == (want == "") {
			t.Errorf("%q is %q: %v", address, got, err)
		}
	}
}

// What frameworks send is grouped by the line on the wire; where the versions of
// one differ, it says which sends what.
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
	// Django has the phrase of its Python, which changed.
	versions := slices.DeleteFunc(slices.Collect(maps.Keys(senders)), func(sender string) bool {
		return !regexp.MustCompile(`^Django \([0-9., ]+\)$`).MatchString(sender)
	})
	if len(versions) < 2 || senders["Django"] != "" {
		t.Errorf("the senders are %v", senders)
	}
}

// A constant that not all versions have says which do.
func TestConstants(t *testing.T) {
	s := New(Options{})
	english, err := translate(English)
	if err != nil {
		t.Fatal(err)
	}
	find := func(name string) map[string]string {
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
		if got := find("413")[name]; !strings.HasPrefix(got, want) {
			t.Errorf("%s is of %q, which does not begin with %q", name, got, want)
		}
	}
	if other := find("499@esri"); len(other) > 0 {
		t.Errorf("499@esri has the constants %v", other)
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
