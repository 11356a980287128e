package page

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

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
	list := Locales()
	for _, field := range preferred {
		for _, wanted := range accepted(field) {
			if slices.Contains(list, wanted) {
				return wanted
			}
		}
	}
	return English
}

// Locale returns the locale with a name. "_" is equivalent to "-", and a region
// is ignored: "ko_KR" is "ko".
func Locale(name string) (string, error) {
	list := Locales()
	if wanted := language(name); slices.Contains(list, wanted) {
		return wanted, nil
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

// accepted returns the languages of an Accept-Language field, those with the
// highest weight first.
func accepted(field string) []string {
	weights := map[string]float64{}
	var list []string
	for item := range strings.SplitSeq(field, ",") {
		tag, weight, weighted := strings.Cut(item, ";")
		name, q := language(strings.TrimSpace(tag)), 1.0
		if weighted {
			q, _ = strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
		}
		if _, found := weights[name]; !found && name != "" && q > 0 {
			weights[name] = q
			list = append(list, name)
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(weights[b], weights[a]) })
	return list
}

// language returns the language of a tag (RFC 5646, section 2.1) or a POSIX
// locale, language[_territory][.codeset][@modifier], in lower case; "" if it is
// neither.
func language(tag string) string {
	tag, _, _ = strings.Cut(tag, "@")
	tag, _, _ = strings.Cut(tag, ".")
	if tag == "C" || tag == "POSIX" {
		return English
	}
	subtags := strings.Split(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	for _, s := range subtags {
		if s == "" || len(s) > 8 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return ""
		}
	}
	return subtags[0]
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
func translate(locale string) *translator {
	if t, found := translators.Load(locale); found {
		return t.(*translator)
	}
	t := &translator{locale: locale, texts: readTexts(locale)}
	translators.Store(locale, t)
	return t
}

// readTexts reads the translations of one of Locales by English text.
func readTexts(locale string) (texts map[string]string) {
	if locale == English {
		return nil
	}
	data, err := locales.ReadFile("locales/" + locale + ".yaml")
	if err == nil {
		err = yaml.Unmarshal(data, &texts)
	}
	if err != nil {
		panic(fmt.Sprintf("locale %q: %v", locale, err)) // it is built in
	}
	return texts
}

// say returns the translation of a text, or the text itself if there is none,
// with its arguments. The verbs are numbered, as in %[1]s, so that a
// translation can reorder them.
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

// explain returns the translation of an explanation. Names aren't translated.
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
