// Package page reads the pages as a browser and as a reader of CommonMark do.
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

// Every page is sound by itself, and every link from it arrives.
func TestSite(t *testing.T) {
	more := *frameworks.All[0]
	more.ID, more.Title = "more", "More"
	site := page.New(page.Options{
		Statuses: []status.Status{shipped},
		Targets:  []generate.Target{{Framework: &more, Snippet: generate.Template{Text: "{{.Code}}", Origin: "more"}}},
	})
	roots := map[string]*html.Node{}
	ids := map[string]map[string]bool{}
	for _, p := range site.Pages() {
		data, err := site.Render(p.Path)
		if err != nil {
			t.Fatal(err)
		}
		roots[p.Path] = parse(t, data)
		ids[p.Path] = map[string]bool{}
		for _, n := range elements(roots[p.Path]) {
			if id, has := attribute(n, "id"); has {
				if ids[p.Path][id] || id == "" {
					t.Errorf("%s has the id %q twice", p.Path, id)
				}
				ids[p.Path][id] = true
			}
		}
	}
	if len(roots) < 500 {
		t.Errorf("the site has %d pages", len(roots))
	}
	links := 0
	for _, p := range site.Pages() {
		root := roots[p.Path]
		sound(t, p.Path, root)
		locale := p.Locale
		if locale == "" {
			locale = page.English
		}
		if got := value(elements(root, atom.Html)[0], "lang"); got != locale {
			t.Errorf("%s is in %q", p.Path, got)
		}
		for _, n := range elements(root, atom.A, atom.Link) {
			href := value(n, "href")
			if strings.HasPrefix(href, "data:") && value(n, "rel") == "icon" {
				continue
			}
			u, err := url.Parse(href)
			switch {
			case err != nil || href == "":
				t.Errorf("%s links to %q", p.Path, href)
			case u.IsAbs() && (u.Scheme != "https" || n.DataAtom != atom.A):
				t.Errorf("%s needs %q", p.Path, href)
			case u.IsAbs():
			case strings.HasPrefix(href, "/"):
				t.Errorf("%s links to %q, which is not relative", p.Path, href)
			default:
				links++
				to := p.Path
				if u.Path != "" {
					to = path.Join(path.Dir(p.Path), u.Path)
				}
				if roots[to] == nil {
					t.Errorf("%s links to %q, which is no page", p.Path, href)
				} else if u.Fragment != "" && !ids[to][u.Fragment] {
					t.Errorf("%s links to %q, which is no place on it", p.Path, href)
				}
			}
		}
	}
	if links < 10_000 {
		t.Errorf("there are only %d links", links)
	}
}

// sound checks what holds for every page.
func sound(t *testing.T, name string, root *html.Node) {
	t.Helper()
	if n := len(elements(root, atom.H1)); n != 1 {
		t.Errorf("%s has %d headings of the first level", name, n)
	}
	level := 0
	for _, n := range elements(root, atom.H1, atom.H2, atom.H3, atom.H4) {
		l := int(n.Data[1] - '0')
		if l > level+1 {
			t.Errorf("%s skips a level at %q", name, folded(n))
		}
		level = l
	}
	if titles := elements(root, atom.Title); len(titles) != 1 || folded(titles[0]) == "" {
		t.Errorf("%s has no title", name)
	}
	policy := ""
	for _, n := range elements(root, atom.Meta) {
		switch {
		case value(n, "http-equiv") == "Content-Security-Policy":
			policy = value(n, "content")
		case value(n, "name") == "description" && strings.TrimSpace(value(n, "content")) == "":
			t.Errorf("%s has no description", name)
		}
	}
	if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(policy, "unsafe") {
		t.Errorf("%s has the policy %q", name, policy)
	}
	for _, kind := range []atom.Atom{atom.Script, atom.Style} {
		found := elements(root, kind)
		if len(found) != 1 {
			t.Errorf("%s has %d %ss", name, len(found), kind)
			continue
		}
		sum := sha256.Sum256([]byte(text(found[0])))
		if hash := fmt.Sprintf("%s-src 'sha256-%s'", kind, base64.StdEncoding.EncodeToString(sum[:])); !strings.Contains(policy, hash) {
			t.Errorf("%s has a %s that its policy %q refuses: %s", name, kind, policy, hash)
		}
	}
	for _, n := range elements(root) {
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "srcset":
				t.Errorf("%s has <%s %s=%q>", name, n.Data, a.Key, a.Val)
			case (a.Key == "href" || a.Key == "action") && strings.Contains(strings.ToLower(a.Val), "script:"):
				t.Errorf("%s has <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
		}
		switch n.DataAtom {
		case atom.Iframe, atom.Object, atom.Embed, atom.Img, atom.Base, atom.Video, atom.Audio:
			t.Errorf("%s has <%s>", name, n.Data)
		}
	}
}

var shipped = status.Status{
	Code: 409, Key: "Order.Shipped", Reason: "Conflict", Message: "The order has been shipped.", Origin: status.Own,
}

// The Korean page of 499 has the headings of the page that the product began
// with, in their order, and the frameworks in theirs.
func TestOriginal(t *testing.T) {
	site := page.New(page.Options{})
	data, err := site.Render("ko/499.html")
	if err != nil {
		t.Fatal(err)
	}
	root := parse(t, data)
	all := folded(root)
	for _, want := range []string{
		"HTTP 벤더", "499 Client Closed Request 응답 모의 테스트", "전체 레퍼런스 보기 →",
		"1 HTTP 응답", "HTTP 응답", "HTTP/1.1 499 Client Closed Request", `"error": "client_closed_request"`,
		"2 curl로 테스트하기", "terminal", "curl -i ",
		"3 프레임워크에서 499 Client Closed Request 반환하기",
		"Django", "Flask", "FastAPI", "Express.js", "Spring Boot", "Go net/http", "Ruby on Rails", "ASP.NET Core",
		"더 많은 HTTP 모의 응답 페이지",
	} {
		_, rest, found := strings.Cut(all, want)
		if !found {
			t.Fatalf("%q is not on the page, or not where it was", want)
		}
		all = rest
	}
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
}

// The code on a page is the snippet, to the byte, on each page in HTML and in
// Markdown.
func TestCode(t *testing.T) {
	site := page.New(page.Options{})
	g := generate.New()
	for _, p := range site.Pages() {
		if p.Status == nil {
			continue
		}
		var want []string
		add := func(f *frameworks.Framework, body *generate.Shape) {
			s, err := g.Snippet(generate.Request{Status: p.Status, Framework: f, Body: body, Date: page.Example, URL: mock.URLs("", nil)})
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, s.Code)
		}
		for _, f := range frameworks.All {
			if generate.Refusal(p.Status, f) == "" {
				add(f, nil)
			}
		}
		// The message and the line for curl are there with the other bodies too.
		if !status.Bodyless(p.Status.Code) && p.Status.Unsendable == "" {
			for _, body := range []*generate.Shape{generate.ProblemShape, generate.NoneShape} {
				if body != generate.DefaultShape(p.Status) {
					add(frameworks.Message(), body)
					add(frameworks.Request(), body)
				}
			}
		}
		slices.Sort(want)
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
			t.Errorf("%s shows other code than the snippets:\n%q\n%q", p.Path, shown, want)
		}
		data, err = site.Markdown(p.Status, p.Locale)
		if err != nil {
			t.Fatal(err)
		}
		if shown := blocks(commonMark(t, data)); !slices.Equal(shown, want) {
			t.Errorf("the Markdown of %s shows other code than the snippets:\n%q\n%q", p.Path, shown, want)
		}
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

// Nothing that a definition holds becomes more than text, in HTML or Markdown.
func TestHostile(t *testing.T) {
	data, err := os.ReadFile("../testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	sane := status.Status{Code: 404, Key: "order_not_found", Reason: "Not Found", Message: "Not Found", Origin: status.Own}
	var plain []string
	check := func(name string, s status.Status, request generate.Request) {
		site := page.New(page.Options{Statuses: []status.Status{s}, Request: request})
		for _, p := range site.Pages() {
			if p.Status == nil || p.Status.Origin != status.Own || p.Locale != page.English {
				continue
			}
			data, err := site.Render(p.Path)
			if err != nil {
				t.Fatal(name, err)
			}
			root := parse(t, data)
			sound(t, name, root)
			if s.Message != s.Reason && !strings.Contains(folded(root), seen(s.Message)) {
				t.Errorf("%s: the message is not on the page", name)
			}
			data, err = site.HTML(&s, page.English)
			if err != nil {
				t.Fatal(name, err)
			}
			sound(t, name, parse(t, data))
		}
		data, err := site.Render("en/index.html")
		if err != nil {
			t.Fatal(name, err)
		}
		sound(t, name, parse(t, data))

		data, err = site.Markdown(&s, page.English)
		if err != nil {
			t.Fatal(name, err)
		}
		root := commonMark(t, data)
		var outline []string
		for _, n := range elements(root) {
			switch n.DataAtom {
			case atom.Code, atom.Strong, atom.Pre, atom.P, atom.Li, atom.Ul, atom.Em:
			default:
				outline = append(outline, n.Data)
			}
		}
		if plain == nil {
			plain = outline
		}
		if !slices.Equal(outline, plain) {
			t.Errorf("%s: the Markdown has other parts: %v", name, outline)
		}
		if s.Message != s.Reason && !strings.Contains(folded(root), seen(s.Message)) {
			t.Errorf("%s: the message is not in the Markdown", name)
		}
	}
	check("plain", sane, generate.Request{})
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
			s.Headers = []status.Header{{Name: h.Name, Example: h.Value, Level: status.Must, Section: c.Value, When: c.Value, Carried: true}}
			request.Headers = []input.Header{h}
			s = sane
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
	// What the rules of input keep out, as if they did not.
	const script = `"'></code></pre></script></style><script>alert(1)</script><img src=x onerror=alert(1)>{{.}}` + "\n# x\n```\n[x](javascript:alert(1))"
	check("unchecked", status.Status{
		Code: 404, Key: "k", Reason: "Not Found", Message: script, Origin: status.Own, Reference: script, URL: "javascript:alert(1)",
		Meaning: script,
	}, generate.Request{})
}

// Backticks in code and in fields do not end what they are in.
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
		t.Error("the field is not there")
	}
}

// seen is how a page shows a text: on a line, and what is invisible replaced.
func seen(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) && !unicode.IsSpace(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)), " ")
}
