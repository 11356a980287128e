package hostile

import (
	"os"
	"path/filepath"
	"testing"
)

// A project's definition file can decide neither what is sent nor whether there are
// colours. The program ignores the files of other users and those above the
// repository.
func TestFound(t *testing.T) {
	t.Parallel()
	const loud = "-- .snipgen.yaml --\ndefaults: {method: DELETE, color: always, url: \"http://evil.example/\", path: /evil, lang: curl}\n"
	const key = "statuses: [{code: 418, key: evil}]\n"
	foreign := func(name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "own.yaml"), key)
			if name != "own.yaml" {
				link(t, "own.yaml", filepath.Join(dir, name))
			}
			if err := os.Lchown(filepath.Join(dir, name), 65534, 65534); err != nil {
				t.Fatal(err) // only root can give files away
			}
		}
	}
	try(t, []trial{
		{name: "defaults", files: loud, runs: [][]string{{"404"}, {"404", "-l", "curl"}, {"404", "-l", "flask"}}, out: `\A[^\x1b]*\z`},
		{name: "the request", files: loud, runs: [][]string{{"404"}}, out: `\Acurl -i http://127\.0\.0\.1:8499/status/404`},
		{name: "by name", files: loud, runs: [][]string{{"404", "-s", ".snipgen.yaml", "--color", "never"}}, out: `-X DELETE`},
		{name: "another user's", plant: func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".snipgen.yaml"), key)
			if err := os.Chown(filepath.Join(dir, ".snipgen.yaml"), 65534, 65534); err != nil {
				t.Fatal(err)
			}
		}, runs: [][]string{{"evil", "-l", "flask"}}, code: 2, err: "unknown status"},
		{name: "another user's link", plant: foreign(".snipgen.yaml"), runs: [][]string{{"evil", "-l", "flask"}}, code: 2, err: "unknown status"},
		{name: "another user's by name", plant: foreign("own.yaml"), runs: [][]string{{"evil", "-l", "flask", "-s", "own.yaml"}}, out: "evil"},
		{name: "above the repository", plant: func(t *testing.T, dir string) {
			write(t, filepath.Join(filepath.Dir(dir), ".snipgen.yaml"), key)
		}, runs: [][]string{{"evil", "-l", "flask"}}, code: 2, err: "unknown status"},
	})
}
