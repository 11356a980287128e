package project

import (
	"strings"
	"testing"

	"snipgen/frameworks"
)

// FuzzLocate puts any text where a project's file is read: a place is always
// behind one of its lines.
func FuzzLocate(f *testing.F) {
	for _, s := range []string{flaskApp, fastApp, urls, goMain, springMain, routes, program, "const app = express()\napp.set(\n1)\napp.use(x())\n", "app = Flask('''(''')\n", "const app = express(`\n`)", "urlpatterns = [\n  '[', # ]\n]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, framework := range frameworks.All {
			if framework.Project == nil {
				continue
			}
			for _, anchors := range [][]frameworks.Anchor{framework.Project.Imports, framework.Project.Routes} {
				spot, name, which := finder{}.locate(text, anchors, framework.Language)
				found := which >= 0
				if spot.Found != found || found && (spot.Line < 1 || spot.Line > 1+strings.Count(text, "\n")) {
					t.Errorf("%s: line %d of %q", framework.ID, spot.Line, text)
				}
				if line := (finder{}).afterSetup(text, spot, name, framework.Project.SetupCalls, framework.Language); found && (line < spot.Line || line > 1+strings.Count(text, "\n")) {
					t.Errorf("%s: passed to line %d of %q", framework.ID, line, text)
				}
				if strings.Trim(spot.Indent, " \t") != "" || strings.ContainsAny(name, " \n(") {
					t.Errorf("%s: indentation %q, name %q", framework.ID, spot.Indent, name)
				}
			}
		}
	})
}
