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

// heard stands in for the program: it completes as the real one does. For any other
// command, it only logs the arguments.
const heard = `#!/bin/sh
case $1 in
__complete | completion) exec "$REAL" "$@" ;;
esac
{ for word; do printf '<%s>' "$word"; done; echo; } >>"$SPY"
`

// reasons are reason phrases in definitions that somebody else wrote.
var reasons = []string{
	"Evil $(touch PWN)", "Tick `touch PWN`", `Dq "; touch PWN; "`, `Sq '; touch PWN; '`, `Back \ slash\" $HOME \`, "Bang !touch !! !$ !",
	"Glob * ? [a] {a,b} ~", "Amp & touch PWN | > x < y # z", "Dollar $HOME ${x} $((1+1))", "Tilde ~root", "Eq a=b:c@d,e",
}

// states are ways to type the beginning of a reason: {first} is its first word, {a}
// the first two characters of that, and {b} the rest.
var states = []struct{ name, typed string }{
	{"nothing", "{first}"}, {"a space", `{first}\ `}, {"double quotes", `"{first}`}, {"double quotes and a space", `"{first} `},
	{"single quotes", "'{first}"}, {"single quotes and a space", "'{first} "}, {"double quotes inside", `{a}"{b}`}, {"single quotes inside", "{a}'{b}"},
	{"double quotes before", `"{a}"{b}`}, {"single quotes before", `'{a}'{b}`}, {"both", `"{a}"'{b}`},
}

// A tab completes a reason to exactly one argument, however it is quoted, and runs
// nothing that it contains.
func TestQuoting(t *testing.T) {
	for i, s := range shells {
		if s.name == "bash with bash-completion" || s.name == "zsh autoloading" {
			continue // it quotes like the same shell without it
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
			// A tab must not run programs of this name in the working directory.
			write(t, session.home, "bin/snipgen", heard, "shop/.snipgen.yaml", definitions,
				"shop/snipgen", "#!/bin/sh\ntouch PWN\n", "shop/sub/snipgen", "#!/bin/sh\ntouch PWN\n")
			before := listed(t, work)
			// run presses Enter after the keys. It returns the program's arguments,
			// or "" if the shell takes the line for incomplete.
			run := func(t *testing.T, keys string) (words string) {
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
					t.Run(reason+"/"+state.name, func(t *testing.T) {
						typed := strings.NewReplacer("{first}", first, "{a}", first[:2], "{b}", first[2:]).Replace(state.typed)
						if got, want := run(t, "snipgen "+typed+tab), "<"+reason+">"; got != want {
							t.Errorf("snipgen %s<TAB> runs snipgen %s, not %s", typed, got, want)
						}
					})
				}
			}
			for _, other := range []string{"./snipgen", "sub/snipgen", "../shop/snipgen", `"./snipgen"`, `.\/snipgen`} {
				session.keys(t, other+" not_f"+tab+tab+"\x15") // Ctrl-U; Ctrl-C would discard the keys that follow
			}
			if got := run(t, "snipgen 404"); got != "<404>" {
				t.Errorf("the program ran with %q", got)
			}
			if after := listed(t, work); !slices.Equal(after, before) {
				t.Errorf("a tab or a completed line has written files: %q, not %q", after, before)
			}
		})
	}
}

// listed returns the names in a folder.
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
