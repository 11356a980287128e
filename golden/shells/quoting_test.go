package shells

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// heard logs what the program is run with, after completing.
const heard = `#!/bin/sh
case $1 in
__complete | completion) exec "$REAL" "$@" ;;
esac
{ for word; do printf '<%s>' "$word"; done; echo; } >>"$SPY"
`

// reasons are phrases in somebody else's definitions.
var reasons = []string{
	"Evil $(touch PWN)", "Tick `touch PWN`", `Dq "; touch PWN; "`, `Sq '; touch PWN; '`, `Back \ slash\" $HOME \`, "Bang !touch !! !$ !",
	"Glob * ? [a] {a,b} ~", "Amp & touch PWN | > x < y # z", "Dollar $HOME ${x} $((1+1))", "Tilde ~root", "Eq a=b:c@d,e",
}

// states are ways to begin a word: the first word of a reason and half of what
// follows may be quoted by each.
var states = []struct{ name, typed string }{
	{"nothing", "{first}"}, {"a space", `{first}\ `}, {"double quotes", `"{first}`}, {"double quotes and a space", `"{first} `},
	{"single quotes", "'{first}"}, {"single quotes and a space", "'{first} "}, {"double quotes inside", `{a}"{b}`}, {"single quotes inside", "{a}'{b}"},
	{"double quotes before", `"{a}"{b}`}, {"single quotes before", `'{a}'{b}`}, {"both", `"{a}"'{b}`},
}

// Whatever a reason is and however its word begins, what a tab makes of it is
// the reason and nothing else.
func TestQuoting(t *testing.T) {
	for i, s := range shells {
		if s.name == "bash with bash-completion" || s.name == "zsh autoloading" {
			continue // which quote as the others do
		}
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			session := open(t, i)
			work := filepath.Join(session.home, "shop")
			definitions := "statuses:\n"
			for i, reason := range reasons {
				text, err := json.Marshal(reason)
				if err != nil {
					t.Fatal(err)
				}
				definitions += fmt.Sprintf("  - {code: %d, key: k%d, reason: %s}\n", 600+i, i, text)
			}
			// A program of this name in the folder is not the program.
			write(t, session.home, "bin/snipgen", heard, "shop/.snipgen.yaml", definitions,
				"shop/snipgen", "#!/bin/sh\ntouch PWN\n", "shop/sub/snipgen", "#!/bin/sh\ntouch PWN\n")
			before := listed(t, work)
			// run returns what the program is run with, or "" for a line that
			// isn't complete.
			run := func(keys string) (words string) {
				t.Helper()
				os.Remove(session.spied)
				session.keys(t, keys+"\r")
				for end := time.Now().Add(20 * time.Second); !strings.HasSuffix(words, "\n") && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
					data, _ := os.ReadFile(session.spied)
					words = string(data)
				}
				if words == "" {
					session.keys(t, "\x03")
				}
				return strings.TrimSpace(words)
			}
			for _, reason := range reasons {
				first, _, _ := strings.Cut(reason, " ")
				for _, state := range states {
					typed := strings.NewReplacer("{first}", first, "{a}", first[:2], "{b}", first[2:]).Replace(state.typed)
					if got, want := run("snipgen "+typed+tab), "<"+reason+">"; got != want {
						t.Errorf("%s: snipgen %s<TAB> runs snipgen %s, not %s", state.name, typed, got, want)
					}
				}
			}
			for _, other := range []string{"./snipgen", "sub/snipgen", "../shop/snipgen", `"./snipgen"`, `.\/snipgen`} {
				session.keys(t, other+" not_f"+tab+tab+"\x03")
			}
			run("snipgen 404")
			if after := listed(t, work); !slices.Equal(after, before) {
				t.Errorf("a tab or what it makes has written: %q, not %q", after, before)
			}
		})
	}
}

// listed are the names in a folder.
func listed(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}
