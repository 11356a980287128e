package page

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"sync"

	"snipgen/generate/status"
	"snipgen/templates"
)

// favicon is inline, so that a page needs no other file. The layout shows the
// same mark beside the name.
const favicon = `<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%231c1f24'/%3E%3Cpath d='M6 4 3 8l3 4M10 4l3 4-3 4' fill='none' stroke='%23fbb06b' stroke-width='2'/%3E%3C/svg%3E">`

// assets are the parts that all pages share. They are inline, so that a page is
// one file. The Content-Security-Policy lists them by their hashes, since
// 'self' doesn't work for a local file.
type assets struct {
	style, script template.HTML
	policy        string
	sources       []string // the texts of the templates
}

var built = sync.OnceValue(func() *assets {
	read := func(name string) string {
		data, err := templates.Page.ReadFile("page/" + name)
		if err != nil {
			panic(err) // it is built in
		}
		return slim(string(data))
	}
	style, script := narrow.Replace(read("style.css")), read("script.js")
	a := &assets{
		style:  template.HTML("<style>" + style + "</style>"),
		script: template.HTML("<script>" + script + "</script>"),
		policy: fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'", hash(style), hash(script)),
	}
	for _, name := range []string{"layout", "status", "index", "root"} {
		a.sources = append(a.sources, read(name+".html.tmpl"))
	}
	return a
})

// Policy returns the Content-Security-Policy of every page. Pages contain it
// too, for when no server sends it.
func Policy() string { return built().policy }

// slim removes indentation, blank lines and whole-line comments, which only
// authors need. No asset has a string over several lines.
func slim(source string) string {
	var b strings.Builder
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "//") {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// narrow removes spaces that a style sheet doesn't need.
var narrow = strings.NewReplacer("; ", ";", ": ", ":", ", ", ",", " {", "{", "{ ", "{", " }", "}")

// hash returns a source expression of CSP level 3, section 2.3.1.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func (a *assets) functions(t *translator) template.FuncMap {
	return template.FuncMap{
		"t":        func(text string) string { return t.say(text) },
		"tf":       func(text string, args ...any) string { return t.say(text, args...) },
		"why":      t.explain,
		"labelled": func(b *block, label, body string) labelled { return labelled{label, body, b.HTML} },
		"style":    func() template.HTML { return a.style },
		"script":   func() template.HTML { return a.script },
		"icon":     func() template.HTML { return favicon },
	}
}

// A labelled is code with its caption: a label and, if the page offers several
// bodies, the name of its body.
type labelled struct {
	Label, Body string
	HTML        template.HTML
}

var localized sync.Map // locale to *template.Template

// localize parses the templates for a locale. It inserts the translations of
// fixed texts beforehand, since calls of t took a third of the time for a page.
func (a *assets) localize(t *translator) (*template.Template, error) {
	tmpl := template.New("page").Option("missingkey=error").Funcs(a.functions(t))
	fixed := regexp.MustCompile(`\{\{t "([^"]*)"\}\}`) // a fixed text
	for _, source := range a.sources {
		source = fixed.ReplaceAllStringFunc(source, func(call string) string {
			return template.HTMLEscapeString(t.say(fixed.FindStringSubmatch(call)[1]))
		})
		if _, err := tmpl.Parse(source); err != nil {
			return nil, err
		}
	}
	return tmpl, nil
}

// execute renders a template in a locale.
func execute(name string, t *translator, v *view) ([]byte, error) {
	a := built()
	tmpl, found := localized.Load(t.locale)
	if !found {
		parsed, err := a.localize(t)
		if err != nil {
			return nil, err
		}
		tmpl, _ = localized.LoadOrStore(t.locale, parsed)
	}
	v.Policy = a.policy
	var out bytes.Buffer
	out.Grow(64 << 10) // larger than most pages
	if err := tmpl.(*template.Template).ExecuteTemplate(&out, name, v); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// alternates returns the links to a page in each locale, relative to root, the
// path of the site's root. current is the page's own locale.
func alternates(root, name, current string) []alternate {
	var list []alternate
	for _, locale := range Locales() {
		path := locale + "/" + name
		list = append(list, alternate{Locale: locale, Name: translate(locale).say("English"), URL: root + path, Path: path, Current: locale == current})
	}
	return list
}

const description = "Every HTTP status in use, standard or not: as a response on the wire, as a request with curl, and as a handler in each framework."

// render renders a page of the site.
func (s *Site) render(p Page) ([]byte, error) {
	t := translate(cmp.Or(p.Locale, English))
	v := &view{Locale: t.locale, Base: s.base, Version: s.version, Title: "snipgen", Description: t.say(description), indexView: &indexView{}}
	if p.Locale == "" {
		v.Alternates = alternates("", "index.html", "")
		return execute("root", t, v)
	}
	v.Index, v.Canonical = "index.html", p.Path
	if p.entry == nil {
		v.Title, v.indexView = t.say("HTTP statuses")+" – snipgen", s.overview(t)
		v.Alternates = alternates("../", "index.html", p.Locale)
		return execute("index", t, v)
	}
	file := p.entry.name + ".html"
	v.Unlocalized, v.Alternates = English+"/"+file, alternates("../", file, p.Locale)
	return s.renderStatus(v, p.entry, t, false)
}

// renderStatus renders a page about a status. v has the data that don't depend
// on the status.
func (s *Site) renderStatus(v *view, e *entry, t *translator, alone bool) ([]byte, error) {
	about, err := s.about(e, t, alone)
	if err != nil {
		return nil, err
	}
	v.Title, v.Class, v.Status = about.HeadingLine(), class(e.status.Code), about
	if !e.status.Default && !about.Own { // another meaning has the same code and may have the same phrase
		v.Title += " – " + about.Origin
	}
	v.Title += " – snipgen"
	v.Description = cmp.Or(strings.Join(strings.Fields(about.Meaning), " "), about.HeadingLine())
	return execute("status", t, v)
}

// HTML renders the page of a status as a standalone file. The status may not be
// on the site.
func (s *Site) HTML(st *status.Status, locale string) ([]byte, error) {
	return s.renderStatus(&view{Locale: locale, Version: s.version}, s.entry(st), translate(locale), true)
}

// entry returns the site's entry for a status, or a new one if the site has
// none or a different one.
func (s *Site) entry(st *status.Status) *entry {
	for _, e := range s.entries {
		if e.status.Key == st.Key && e.status.Origin == st.Origin && e.status.Code == st.Code && e.status.Message == st.Message {
			return e
		}
	}
	return &entry{status: st}
}
