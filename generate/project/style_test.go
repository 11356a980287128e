package project

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"snipgen/frameworks/languages"
)

// No .editorconfig makes the reader panic or take long.
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
		began := time.Now()
		_, _ = style(dir, "a1.js", languages.JavaScript)
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%q takes %v", text, took)
		}
	})
}
