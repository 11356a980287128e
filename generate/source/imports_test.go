package source

import (
	"testing"

	"snipgen/frameworks/languages"
)

// The imports that a file lacks join its statements, or become new statements in
// sorted order.
func TestWithImports(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name              string
		language          *languages.Language
		text, other, want string
	}{
		{
			"nothing", languages.Python,
			"import a\n\nx = 1\n", "import a\n", "import a\n\nx = 1\n",
		},
		{
			"in order", languages.Python,
			"from a import x\nfrom d.h import post\n\ny = 1\n", "from a import b\nfrom d.c import csrf\nfrom e import z\n",
			"from a import b, x\nfrom d.c import csrf\nfrom d.h import post\nfrom e import z\n\ny = 1\n",
		},
		{
			"several of a module", languages.Python,
			"from b import x\n\ny = 1\n", "from a import p, q\nfrom b import x\n",
			"from a import p, q\nfrom b import x\n\ny = 1\n",
		},
		{
			"none before", languages.Python,
			"y = 1\n", "from a import b\n", "from a import b\ny = 1\n",
		},
		{
			"in groups", languages.Go,
			"package a\n\nimport (\n\t\"net/http\"\n\n\t\"x.org/y\"\n)\n\nvar _ = 1\n", "package a\n\nimport (\n\t\"errors\"\n\t\"net/http\"\n)\n",
			"package a\n\nimport (\n\t\"errors\"\n\t\"net/http\"\n\n\t\"x.org/y\"\n)\n\nvar _ = 1\n",
		},
		{
			"another group", languages.Go,
			"package a\n\nimport (\n\t\"x.org/y\"\n)\n\nvar _ = 1\n", "package a\n\nimport (\n\t\"net/http\"\n)\n",
			"package a\n\nimport (\n\t\"net/http\"\n\n\t\"x.org/y\"\n)\n\nvar _ = 1\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := WithImports(c.text, c.other, c.language, languages.Rules{}); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
