package project

import (
	"path/filepath"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
)

// A new handler goes where most of the others near to it are. Elsewhere, the
// framework's convention counts if what mounts handlers says more than they do.
func TestSurveyNear(t *testing.T) {
	t.Parallel()
	f, _ := frameworks.Find(frameworks.All, "express")
	router := "const express = require('express');\n\nconst router = express.Router();\n\nrouter.get('/x', (req, res) => {\n  res.sendStatus(204);\n});\n\nmodule.exports = router;\n"
	root := put(t, tree{
		"app.js":       "const express = require('express');\n\nconst app = express();\n\napp.listen(3000);\n",
		"src/web/a.js": router,
		"src/web/b.js": router,
		"src/web/c.js": router,
		"admin/d.js":   router,
		"admin/e.txt":  router,
	})
	for _, c := range []struct{ name, near, want string }{
		{"in a folder with some", "admin", "admin"},
		{"in a folder above most", "src", "src/web"},
		{"in a folder without any", "docs", "routes"},
		{"in the project", ".", "routes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := SurveyNear(root, c.near, f)
			if err != nil || got.Dir != c.want {
				t.Errorf("got %q, %v, want %q", got.Dir, err, c.want)
			}
		})
	}
}

// Modules go into the member of a workspace that serves, or the error lists those
// that do.
func TestModule(t *testing.T) {
	t.Parallel()
	f, _ := frameworks.Find(frameworks.All, "express")
	const (
		root  = `{"workspaces": ["apps/*"]}`
		uses  = `{"dependencies": {"express": "5"}}`
		serve = "const express = require('express');\n\nconst app = express();\n\napp.listen(3000);\n"
	)
	for _, c := range []struct {
		name    string
		project tree
		want    string
		err     string
	}{
		{"no workspace", tree{"package.json": uses, "app.js": serve}, ".", ""},
		{"one that uses it", tree{"package.json": root, "apps/a/package.json": uses, "apps/b/package.json": "{}"}, "apps/a", ""},
		{"one that serves", tree{"package.json": root, "apps/a/package.json": uses, "apps/b/package.json": uses, "apps/b/app.js": serve}, "apps/b", ""},
		{"two that serve", tree{"package.json": root, "apps/a/package.json": uses, "apps/a/app.js": serve, "apps/b/package.json": uses, "apps/b/app.js": serve}, "",
			"no folder given, and several use Express.js: apps/a, apps/b"},
		{"the root serves", tree{"package.json": `{"workspaces": ["apps/*"], "dependencies": {"express": "5"}}`, "app.js": serve, "apps/a/package.json": uses}, ".", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.project[".git/HEAD"] = ""
			dir := put(t, c.project)
			p, err := DetectOnly(dir, f)
			if err != nil {
				t.Fatal(err)
			}
			got, err := p.Module(f)
			if c.err != "" {
				if err == nil || err.Error() != c.err {
					t.Errorf("got %q, %v, want %s", got, err, c.err)
				}
				return
			}
			if want := filepath.Join(p.Root, c.want); err != nil || got != want {
				t.Errorf("got %q, %v, want %q", got, err, want)
			}
		})
	}
}

// The formatter of the nearest folder that configures one is named, with the
// wrapper script of the build above it.
func TestFormatter(t *testing.T) {
	t.Parallel()
	root := put(t, tree{".git/HEAD": "", "build.gradle": "plugins { id 'com.diffplug.spotless' version '7' }\n", "gradlew": "", "src/A.java": ""})
	if got, want := Formatter(root, []string{"src/A.java"}, languages.Java), "./gradlew spotlessApply"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Formatter(root, nil, languages.Java); got != "" {
		t.Errorf("got %q for no files", got)
	}
}
