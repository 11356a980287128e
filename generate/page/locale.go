package page

import (
	"cmp"
	"embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"snipgen/generate"
	"snipgen/generate/input"
)

// locales has one file per locale, named by its BCP 47 tag: a mapping from
// English texts to translations. English has none. To add a locale, add a file.
//
//go:embed locales/*.yaml
var locales embed.FS

// English is the locale of the texts in the source code.
const English = "en"

// Locales returns the locales, English first and the others sorted.
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

// Match returns the best locale for a reader, given BCP 47 tags, an
// Accept-Language field (RFC 9110, section 12.5.4) or the names of POSIX
// locales, such as ko_KR.UTF-8, in order of preference. If none fits, it
// returns English.
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

// Locale returns the locale with a name. "_" is equivalent to "-", and a region
// is ignored: "ko_KR" is "ko". It never returns a different language, even one
// that readers of the named language understand.
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

// Environment returns the locale of the user's messages in the precedence of
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

// A translator translates texts into a locale.
type translator struct {
	locale string
	texts  map[string]string // translations by English text
	record func(text string) // called for each text, for tests; may be nil
}

var translators sync.Map // locale to *translator

// translate returns the translator for one of Locales. It reads the locale's
// file on first use.
func translate(locale string) (*translator, error) {
	if t, found := translators.Load(locale); found {
		return t.(*translator), nil
	}
	texts, err := readTexts(locale)
	if err != nil {
		return nil, err
	}
	t := &translator{locale: locale, texts: texts}
	translators.Store(locale, t)
	return t, nil
}

// readTexts reads the translations of a locale by English text.
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

// say returns the translation of a text, or the text itself if there is none,
// with its arguments. Its verbs are numbered, as in %[1]s, so that a translation
// can reorder them.
func (t *translator) say(text string, args ...any) string {
	if t.record != nil {
		t.record(text)
	}
	text = cmp.Or(t.texts[text], text)
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// sayIf returns the translation of a text, or "" for "".
func (t *translator) sayIf(text string) string {
	if text == "" {
		return ""
	}
	return t.say(text)
}

// explain returns the translation of an explanation. Names stay the same.
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
