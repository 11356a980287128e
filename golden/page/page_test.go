// Package page checks the pages with an HTML parser and a CommonMark parser.
package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/mock"
	"snipgen/generate/page"
	"snipgen/generate/status"
)

func parse(t *testing.T, data []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func elements(root *html.Node, names ...atom.Atom) []*html.Node {
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, n.DataAtom)) {
			out = append(out, n)
		}
	}
	return out
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func value(n *html.Node, name string) string {
	v, _ := attribute(n, name)
	return v
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func folded(n *html.Node) string { return strings.Join(strings.Fields(text(n)), " ") }

// Every page is valid by itself, and all of its links lead to a page or a part of
// one.
func TestSite(t *testing.T) {
	more := *frameworks.All[0]
	more.ID, more.Title = "more", "More"
	site := page.New(page.Options{
		Statuses: []status.Status{shipped},
		Targets:  []generate.Target{{Framework: &more, Snippet: generate.Template{Text: "{{.Code}}", Origin: "more"}}},
	})
	roots := map[string]*html.Node{}
	ids := map[string]map[string]int{} // how often a page has an ID
	pages := site.Pages()
	for _, p := range pages {
		data, err := site.Render(p.Path)
		if err != nil {
			t.Fatal(err)
		}
		roots[p.Path] = parse(t, data)
		ids[p.Path] = map[string]int{}
		for _, n := range elements(roots[p.Path]) {
			if id, has := attribute(n, "id"); has {
				ids[p.Path][id]++
			}
		}
	}
	if len(roots) < 500 {
		t.Errorf("the site has %d pages", len(roots))
	}
	links, ran := 0, 0
	for _, p := range pages {
		t.Run(p.Path, func(t *testing.T) {
			ran++
			root := roots[p.Path]
			sound(t, root)
			for id, n := range ids[p.Path] {
				if n > 1 || id == "" {
					t.Errorf("%d elements have the id %q", n, id)
				}
			}
			locale := p.Locale
			if locale == "" {
				locale = page.English
			}
			if got := value(elements(root, atom.Html)[0], "lang"); got != locale {
				t.Errorf("the page is in %q", got)
			}
			for _, n := range elements(root, atom.A, atom.Link) {
				href := value(n, "href")
				if strings.HasPrefix(href, "data:") && value(n, "rel") == "icon" {
					continue
				}
				u, err := url.Parse(href)
				switch {
				case err != nil || href == "":
					t.Errorf("the page links to %q", href)
				case u.IsAbs() && (u.Scheme != "https" || n.DataAtom != atom.A):
					t.Errorf("the page loads %q", href)
				case u.IsAbs():
				case strings.HasPrefix(href, "/"):
					t.Errorf("the link to %q is not relative", href)
				default:
					links++
					to := p.Path
					if u.Path != "" {
						to = path.Join(path.Dir(p.Path), u.Path)
					}
					if roots[to] == nil {
						t.Errorf("the page links to %q, which is not a page", href)
					} else if u.Fragment != "" && ids[to][u.Fragment] == 0 {
						t.Errorf("the page links to %q, which is not a part of that page", href)
					}
				}
			}
		})
	}
	if ran == len(pages) && links < 10_000 { // -run left none out
		t.Errorf("there are only %d links", links)
	}
}

// sound checks what holds for every page.
func sound(t *testing.T, root *html.Node) {
	t.Helper()
	if n := len(elements(root, atom.H1)); n != 1 {
		t.Errorf("the page has %d headings of the first level", n)
	}
	level := 0
	for _, n := range elements(root, atom.H1, atom.H2, atom.H3, atom.H4) {
		l := int(n.Data[1] - '0')
		if l > level+1 {
			t.Errorf("a level is missing above the heading %q", folded(n))
		}
		level = l
	}
	if titles := elements(root, atom.Title); len(titles) != 1 || folded(titles[0]) == "" {
		t.Error("the page has no title")
	}
	policy := ""
	for _, n := range elements(root, atom.Meta) {
		switch {
		case value(n, "http-equiv") == "Content-Security-Policy":
			policy = value(n, "content")
		case value(n, "name") == "description" && strings.TrimSpace(value(n, "content")) == "":
			t.Error("the page has no description")
		}
	}
	if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is %q", policy)
	}
	for _, kind := range []atom.Atom{atom.Script, atom.Style} {
		found := elements(root, kind)
		if len(found) != 1 {
			t.Errorf("the page has %d %ss", len(found), kind)
			continue
		}
		sum := sha256.Sum256([]byte(text(found[0])))
		if hash := fmt.Sprintf("%s-src 'sha256-%s'", kind, base64.StdEncoding.EncodeToString(sum[:])); !strings.Contains(policy, hash) {
			t.Errorf("the policy %q doesn't allow the page's own %s: %s", policy, kind, hash)
		}
	}
	for _, n := range elements(root) {
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "srcset":
				t.Errorf("the page has <%s %s=%q>", n.Data, a.Key, a.Val)
			case (a.Key == "href" || a.Key == "action") && strings.Contains(strings.ToLower(a.Val), "script:"):
				t.Errorf("the page has <%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
		switch n.DataAtom {
		case atom.Iframe, atom.Object, atom.Embed, atom.Img, atom.Base, atom.Video, atom.Audio:
			t.Errorf("the page has <%s>", n.Data)
		}
	}
}

var shipped = status.Status{
	Code: 409, Key: "Order.Shipped", Reason: "Conflict", Message: "The order has been shipped.", Origin: status.Own,
}

// The Korean page of 499 has the parts of the reference page in the same order.
func TestOriginal(t *testing.T) {
	data, err := page.New(page.Options{}).Render("ko/499.html")
	if err != nil {
		t.Fatal(err)
	}
	root := parse(t, data)
	t.Run("texts", func(t *testing.T) {
		t.Parallel()
		rest, found := folded(root), false
		for _, want := range []string{
			"HTTP 벤더", "499 Client Closed Request 응답 모의 테스트", "전체 레퍼런스 보기 →",
			"1 HTTP 응답", "HTTP 응답", "HTTP/1.1 499 Client Closed Request", `"error": "client_closed_request"`,
			"2 curl로 테스트하기", "terminal", "curl -i ",
			"3 프레임워크에서 499 Client Closed Request 반환하기",
			"Django", "Flask", "FastAPI", "Express.js", "Spring Boot", "Go net/http", "Ruby on Rails", "ASP.NET Core",
			"더 많은 HTTP 모의 응답 페이지",
		} {
			if _, rest, found = strings.Cut(rest, want); !found {
				t.Fatalf("%q is not on the page, or not at its place", want)
			}
		}
	})
	t.Run("headings", func(t *testing.T) {
		t.Parallel()
		var headings []string
		for _, n := range elements(root, atom.H1, atom.H2) {
			headings = append(headings, folded(n))
		}
		want := []string{
			"499 Client Closed Request 응답 모의 테스트", "1 HTTP 응답", "2 curl로 테스트하기",
			"3 프레임워크에서 499 Client Closed Request 반환하기",
		}
		if len(headings) < 5 || !slices.Equal(headings[:4], want) || headings[len(headings)-1] != "더 많은 HTTP 모의 응답 페이지" {
			t.Errorf("the headings are %q", headings)
		}
	})
}

// snippets returns the sorted snippets that the page of a status has to show.
func snippets(t *testing.T, g *generate.Generator, s *status.Status) []string {
	t.Helper()
	var want []string
	add := func(f *frameworks.Framework, body *generate.Shape) {
		snippet, err := g.Snippet(generate.Request{Status: s, Framework: f, Body: body, Date: page.Example, URL: mock.URLs("", nil)})
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, snippet.Code)
	}
	for _, f := range frameworks.All {
		if generate.Refusal(s, f) == "" {
			add(f, nil)
		}
	}
	// The page has the message and the curl command with the other bodies too.
	if !status.Bodyless(s.Code) && s.Unsendable == "" {
		for _, body := range []*generate.Shape{generate.ProblemShape, generate.NoneShape} {
			if body != generate.DefaultShape(s) {
				add(frameworks.Message(), body)
				add(frameworks.Request(), body)
			}
		}
	}
	slices.Sort(want)
	return want
}

// The code on a page in HTML and in Markdown is the snippet, byte for byte.
func TestCode(t *testing.T) {
	site := page.New(page.Options{})
	g := generate.New()
	for _, p := range site.Pages() {
		if p.Status == nil {
			continue
		}
		t.Run(p.Path, func(t *testing.T) {
			t.Parallel()
			want := snippets(t, g, p.Status)
			data, err := site.Render(p.Path)
			if err != nil {
				t.Fatal(err)
			}
			var shown []string
			for _, n := range elements(parse(t, data), atom.Pre) {
				shown = append(shown, text(n)+"\n")
			}
			slices.Sort(shown)
			if !slices.Equal(shown, want) {
				t.Errorf("the page shows other code than the snippets:\n%q\n%q", shown, want)
			}
			data, err = site.Markdown(p.Status, p.Locale)
			if err != nil {
				t.Fatal(err)
			}
			if shown := blocks(commonMark(t, data)); !slices.Equal(shown, want) {
				t.Errorf("the Markdown shows other code than the snippets:\n%q\n%q", shown, want)
			}
		})
	}
}

func blocks(root *html.Node) []string {
	var out []string
	for _, n := range elements(root, atom.Pre) {
		out = append(out, text(n))
	}
	slices.Sort(out)
	return out
}

func commonMark(t *testing.T, data []byte) *html.Node {
	t.Helper()
	var out bytes.Buffer
	if err := goldmark.Convert(data, &out); err != nil {
		t.Fatal(err)
	}
	return parse(t, out.Bytes())
}

// checkTexts checks the pages of one definition, in HTML and in Markdown. It returns
// the elements of the Markdown, except those that vary with the text.
func checkTexts(t *testing.T, s status.Status, request generate.Request) (outline []string) {
	t.Helper()
	site := page.New(page.Options{Statuses: []status.Status{s}, Request: request})
	own := 0
	for _, p := range site.Pages() {
		if p.Status == nil || p.Status.Origin != status.Own || p.Locale != page.English {
			continue
		}
		own++
		data, err := site.Render(p.Path)
		if err != nil {
			t.Fatal(err)
		}
		root := parse(t, data)
		sound(t, root)
		if s.Message != s.Reason && !strings.Contains(folded(root), seen(s.Message)) {
			t.Error("the message is not on the page")
		}
		data, err = site.HTML(&s, page.English)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, parse(t, data))
	}
	if own == 0 {
		t.Error("the definition has no page")
	}
	data, err := site.Render("en/index.html")
	if err != nil {
		t.Fatal(err)
	}
	sound(t, parse(t, data))

	data, err = site.Markdown(&s, page.English)
	if err != nil {
		t.Fatal(err)
	}
	root := commonMark(t, data)
	if s.Message != s.Reason && !strings.Contains(folded(root), seen(s.Message)) {
		t.Error("the message is not in the Markdown")
	}
	for _, n := range elements(root) {
		switch n.DataAtom {
		case atom.Code, atom.Strong, atom.Pre, atom.P, atom.Li, atom.Ul, atom.Em:
		default:
			outline = append(outline, n.Data)
		}
	}
	return outline
}

// Definitions with hostile text add only text to a page in HTML or Markdown.
func TestHostile(t *testing.T) {
	data, err := os.ReadFile("../testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	sane := status.Status{Code: 404, Key: "order_not_found", Reason: "Not Found", Message: "Not Found", Origin: status.Own}
	withHeader := func(name, value, text string) status.Status {
		s := sane
		s.Headers = []status.Header{{Name: name, Example: value, Level: status.Must, Section: text, When: text, Carried: true}}
		return s
	}
	plain := checkTexts(t, sane, generate.Request{})
	plainHeader := checkTexts(t, withHeader("X-Note", "a", "b"), generate.Request{})
	if len(plain) < 20 || len(plainHeader) <= len(plain) {
		t.Fatalf("the Markdown of harmless definitions has only the elements %q and %q", plain, plainHeader)
	}
	check := func(name string, s status.Status, request generate.Request) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := plain
			if len(s.Headers) > 0 {
				want = plainHeader
			}
			if got := checkTexts(t, s, request); !slices.Equal(got, want) {
				t.Errorf("the Markdown has the elements %q, not %q", got, want)
			}
		})
	}
	cases := 0
	for line := range strings.Lines(string(data)) {
		var c struct{ ID, Field, Value string }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		s, request := sane, generate.Request{}
		switch c.Field {
		case "message":
			if s.Message, err = input.Message(c.Value); err != nil {
				continue
			}
			s.Meaning = s.Message
		case "header":
			h, err := input.ParseHeader(c.Value)
			if err != nil {
				continue
			}
			s = withHeader(h.Name, h.Value, c.Value)
			request.Headers = []input.Header{h}
		case "key":
			if s.Key, err = input.Key(c.Value); err != nil {
				continue
			}
		default:
			continue
		}
		cases++
		check(c.ID, s, request)
	}
	if cases < 40 {
		t.Errorf("only %d cases", cases)
	}
	// snipgen refuses this text as input. A page must escape it all the same.
	const script = `"'></code></pre></script></style><script>alert(1)</script><img src=x onerror=alert(1)>{{.}}` + "\n# x\n```\n[x](javascript:alert(1))"
	check("unchecked", status.Status{
		Code: 404, Key: "k", Reason: "Not Found", Message: script, Origin: status.Own, Reference: script, URL: "javascript:alert(1)",
		Meaning: script,
	}, generate.Request{})
}

// In Markdown, backticks in code and in a header's value don't end the code.
func TestBackticks(t *testing.T) {
	const code = "`````\n# x\n```go\n~~~\n"
	own := *frameworks.All[0]
	own.ID, own.Title = "own", "Own"
	s := status.Status{
		Code: 404, Key: "k", Reason: "Not Found", Message: "Not Found", Origin: status.Own,
		Headers: []status.Header{{Name: "X-Note", Example: "`a``b`", Level: status.May}},
	}
	site := page.New(page.Options{Targets: []generate.Target{{Framework: &own, Snippet: generate.Template{Text: code, Origin: "own"}}}})
	data, err := site.Markdown(&s, page.English)
	if err != nil {
		t.Fatal(err)
	}
	root := commonMark(t, data)
	if !slices.Contains(blocks(root), code) {
		t.Errorf("the code is %q", blocks(root))
	}
	if !slices.ContainsFunc(elements(root, atom.Code), func(n *html.Node) bool { return text(n) == "X-Note: `a``b`" }) {
		t.Error("the header is missing")
	}
}

// seen returns a text as a page shows it: on one line, and with U+FFFD for each
// invisible character.
func seen(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) && !unicode.IsSpace(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)), " ")
}
