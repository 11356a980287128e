package exports

import (
	"encoding/xml"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"snipgen/frameworks"
)

var (
	field   = regexp.MustCompile(`\$\{\d+:((?:\\[\\$}]|[^\\$}])*)\}`)
	escaped = regexp.MustCompile(`\\([\\$}])`)
	bare    = regexp.MustCompile(`^(?:\\[\\$}]|[^\\$])*$`)
)

// The files are valid XML, and their content expands to the text by the documented
// rules. Sublime Text itself doesn't run here.
func TestSublime(t *testing.T) {
	newProgram(t).each(t, "sublime", func(t *testing.T, f *frameworks.Framework, folder string, want []snippet) {
		files, err := filepath.Glob(folder + "/*.sublime-snippet")
		if err != nil {
			t.Fatal(err)
		}
		command(t, "", append([]string{"xmllint", "--noout", "--nonet"}, files...)...)
		texts := map[string]string{}
		for _, file := range files {
			var s struct {
				XMLName     xml.Name `xml:"snippet"`
				Content     string   `xml:"content"`
				Trigger     string   `xml:"tabTrigger"`
				Scope       string   `xml:"scope"`
				Description string   `xml:"description"`
			}
			source := read(t, file)
			if err := xml.Unmarshal([]byte(source), &s); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if strings.Count(source, "<![CDATA[") > 1 && strings.Contains(source, "<content><![CDATA[") {
				t.Errorf("%s has several sections", file)
			}
			content, last := strings.CutSuffix(s.Content, "$0")
			rest := field.ReplaceAllString(content, "")
			if !last || !bare.MatchString(rest) {
				t.Errorf("%s has something unescaped in %q", file, rest)
			}
			text := escaped.ReplaceAllString(field.ReplaceAllString(content, "$1"), "$1")
			// The file's name begins with the target and ends in the first trigger.
			trigger := strings.TrimPrefix(strings.TrimSuffix(filepath.Base(file), ".sublime-snippet"), strings.ReplaceAll(f.ID, "-", "_")+"_")
			texts[trigger] = text
			if s.Trigger == "" || s.Trigger[0] <= '9' || s.Scope != strings.Join(f.Language.Editors.Sublime, ", ") || s.Description == "" {
				t.Errorf("%s: trigger %q, scope %q, description %q", file, s.Trigger, s.Scope, s.Description)
			}
		}
		for _, s := range want {
			differ(t, s.trigger, indented(s.indent, texts[s.trigger]), s.want)
		}
	})
}
