package page

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"snipgen/generate"
	"snipgen/generate/input"
)

// locales holds a file a locale, named by its BCP 47 tag: a mapping from the
// English text to its translation. English has none. A further locale is a
// further file.
//
//go:embed locales/*.yaml
var locales embed.FS

// English is the locale of the texts in the source.
const English = "en"

// Locales lists the locales that there are, English first and the others by
// their tags.
func Locales() []string {
	list := []string{English}
	files, err := locales.ReadDir("locales")
	if err != nil {
		panic(err) // it is built in
	}
	for _, f := range files {
		list = append(list, strings.TrimSuffix(f.Name(), ".yaml"))
	}
	return list
}

// Match returns the locale that suits a reader best, given BCP 47 tags or an
// Accept-Language field (RFC 9110, section 12.5.4), or the names of POSIX
// locales, such as ko_KR.UTF-8, in falling order of preference. It is English
// where no locale suits.
func Match(preferred ...string) string {
	var wanted []language.Tag
	for _, p := range preferred {
		if tag, ok := posix(p); ok {
			wanted = append(wanted, tag)
		} else if tags, _, err := language.ParseAcceptLanguage(p); err == nil {
			wanted = append(wanted, tags...)
		}
	}
	if len(wanted) == 0 {
		return English
	}
	list, matcher := matcher()
	_, i, confidence := matcher.Match(wanted...)
	if confidence < language.High {
		return English
	}
	return list[i]
}

// Locale checks the name of a locale, in which "_" is as good as "-" and a
// region is passed over: "ko_KR" is "ko". Another language than the one that
// is named never does, however many of its readers read it.
func Locale(name string) (string, error) {
	list, matcher := matcher()
	if tag, ok := posix(name); ok {
		_, i, confidence := matcher.Match(tag)
		wanted, _ := tag.Base()
		got, _ := language.MustParse(list[i]).Base()
		if confidence >= language.High && wanted == got {
			return list[i], nil
		}
	}
	return "", input.Errorf("unknown locale %q", name).Hintf("the locales are %s", strings.Join(list, ", "))
}

// Environment returns the locale of the user's messages by the precedence of
// POSIX (XBD, section 8.2): LC_ALL, LC_MESSAGES, LANG.
func Environment(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			return Match(value)
		}
	}
	return English
}

func matcher() ([]string, language.Matcher) {
	list := Locales()
	tags := make([]language.Tag, len(list))
	for i, name := range list {
		tags[i] = language.MustParse(name)
	}
	return list, language.NewMatcher(tags)
}

// posix parses language[_territory][.codeset][@modifier].
func posix(name string) (language.Tag, bool) {
	name, _, _ = strings.Cut(name, "@")
	name, _, _ = strings.Cut(name, ".")
	if name == "C" || name == "POSIX" {
		return language.English, true
	}
	tag, err := language.Parse(strings.ReplaceAll(name, "_", "-"))
	return tag, err == nil && tag != language.Und
}

// A translator says texts in a locale.
type translator struct {
	locale  string
	printer *message.Printer
	asked   func(text string) // for tests; may be nil
}

var translators sync.Map // of *translator by locale

// translate returns the translator of a locale that Locales lists. It reads
// the locale's file when it is first asked for.
func translate(locale string) (*translator, error) {
	if t, found := translators.Load(locale); found {
		return t.(*translator), nil
	}
	texts, err := readTexts(locale)
	if err != nil {
		return nil, err
	}
	tag, err := language.Parse(locale)
	if err != nil {
		return nil, fmt.Errorf("locale %q: %w", locale, err)
	}
	b := catalog.NewBuilder()
	for english, translation := range texts {
		if !formats(english) {
			english, translation = literal(english), literal(translation)
		}
		if err := b.SetString(tag, english, translation); err != nil {
			return nil, fmt.Errorf("locale %q: %w", locale, err)
		}
	}
	t := &translator{locale: locale, printer: message.NewPrinter(tag, message.Catalog(b))}
	translators.Store(locale, t)
	return t, nil
}

// readTexts reads the file of a locale.
func readTexts(locale string) (map[string]string, error) {
	if locale == English {
		return nil, nil
	}
	data, err := locales.ReadFile("locales/" + locale + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("locale %q: %w", locale, err)
	}
	var texts map[string]string
	if err := yaml.Unmarshal(data, &texts); err != nil {
		return nil, fmt.Errorf("locale %q: %w", locale, err)
	}
	return texts, nil
}

// formats reports whether a text has places for arguments, which are numbered
// so that a translation can order them.
func formats(s string) bool { return strings.Contains(s, "%[1]s") }

// literal writes a text as a format that prints it.
func literal(s string) string { return strings.ReplaceAll(s, "%", "%%") }

// say returns the translation of a text, or the text where there is none, and
// puts the arguments into it.
func (t *translator) say(text string, args ...any) string {
	if t.asked != nil {
		t.asked(text)
	}
	if len(args) == 0 {
		text = literal(text)
	}
	return t.printer.Sprintf(text, args...)
}

// explain returns the translation of an explanation. Its names are the same in
// each language.
func (t *translator) explain(e *generate.Explanation) string {
	join := func(pattern string) func(before, after string) string {
		return func(before, after string) string { return t.say(pattern, before, after) }
	}
	var args []any
	for _, arg := range e.Args {
		if codes, ok := arg.(generate.Codes); ok {
			arg = codes.Join(join("%[1]s, %[2]s"), join("%[1]s and %[2]s"))
		}
		args = append(args, arg)
	}
	return t.say(e.Sentence, args...)
}
