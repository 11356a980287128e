package project

import (
	"os"
	"path/filepath"
	"testing"

	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// FuzzStyle reads any text as an .editorconfig: nothing panics, and the length of
// the text limits the work. Allocations measure it the same on any machine.
func FuzzStyle(f *testing.F) {
	for _, text := range []string{
		"root = true\n[{1..100000000}]\nindent_size = 4\n", "root = true\n[*.{js,py}]\nindent_style = tab\n", "root = true\n[{a,{b,c}}]\nend_of_line = crlf\n",
		"root = true\n[[!a-z]*]\ntab_width = 99\n", "root = true\n[\\{]\ncharset = utf-8-bom\n", "root = true\n[**]\ninsert_final_newline = false\n",
	} {
		f.Add(text)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text string) {
		if err := os.WriteFile(filepath.Join(dir, ".editorconfig"), []byte("root = true\n"+text), 0o666); err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(1, func() { _, _ = style(dir, "a1.js", languages.JavaScript) }); n > mostAllocations(len(text)) {
			t.Errorf("%q takes %.0f allocations", text, n)
		}
	})
}

// mostAllocations limits what a reader may allocate for a file of that many
// bytes, which may have ranges up to the limit.
func mostAllocations(bytes int) float64 { return float64(10*input.Range.Most + 50*bytes) }
