package project

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"snipgen/frameworks"
	"snipgen/generate/input"
)

// folder makes a repository with files in it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// detect returns a project's target and the manifest that names it, such as
// "flask, from requirements.txt", or the text of the error after its fixed start.
func detect(t *testing.T, dir string, list []*frameworks.Framework) string {
	t.Helper()
	p, err := Detect(dir, list)
	if err != nil {
		t.Fatal(err)
	}
	f, err := p.Target()
	if err != nil {
		var bad *input.Error
		if !errors.As(err, &bad) || bad.Hint == "" || !strings.HasPrefix(bad.Text, "no target given, and ") {
			t.Errorf("got %#v, want wrong input with a hint", err)
		}
		return strings.TrimPrefix(err.Error(), "no target given, and ")
	}
	return f.ID + ", from " + p.Source()
}

// Each kind of manifest names its dependencies in any form that its tools accept.
func TestManifests(t *testing.T) {
	t.Parallel()
	utf16le := func(s string) string {
		out := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(s)) {
			out = append(out, byte(u), byte(u>>8))
		}
		return string(out)
	}
	for _, c := range []struct{ file, name, content, want string }{
		{"requirements.txt", "a name", "flask\n", "flask"},
		{"requirements.txt", "extras, a marker and a comment", "# a comment\n\nFlask[async]>=2,<4 ; python_version<\"3.9\"  # why\n", "flask"},
		{"requirements.txt", "a BOM and CRLF", "\ufeffflask==3.1\r\ngunicorn\r\n", "flask"},
		{"requirements.txt", "UTF-16", utf16le("flask==3.1\r\n"), "flask"},
		{"requirements.txt", "CR", "gunicorn\rflask\r", "flask"},
		{"requirements.txt", "Latin-1 and a compatible version", "caf\xe9 \xff\nDJANGO~=5.2\n", "django"},
		{"requirements.txt", "similar names", "Fast_API\nfast.api\n", ""},
		{"requirements.txt", "a version in brackets", "fastapi (>=0.100)\n", "fastapi"},
		{"requirements.txt", "an index and constraints", "--index-url https://example.com/flask\n-c flask.txt\n", ""},
		{"requirements.txt", "a direct reference", "flask @ https://example.com/x.whl\n", "flask"},
		{"requirements.txt", "an editable repository", "-e git+https://example.com/pallets/flask.git@main#egg=Flask&subdirectory=x\n", "flask"},
		{"requirements.txt", "a repository without a name", "git+https://example.com/flask\n", ""},
		{"requirements.txt", "the address of a wheel", "https://example.com/wheels/flask-3.1.0-py3-none-any.whl#sha256=1\n", "flask"},
		{"requirements.txt", "the path of a wheel", "./wheels/Flask-3.1.0-py3-none-any.whl\n", "flask"},
		{"requirements.txt", "paths and other packages", "./flask\nflask/x\nflask.txt\nflask-sqlalchemy\nmy-flask\n#flask\n", ""},
		{"requirements.txt", "hashes", "flask \\\n    --hash=sha256:1 \\\n    --hash=sha256:2\n", "flask"},
		{"requirements.txt", "a continuation at the end", "flask==3 --hash=sha256:1\\", "flask"},
		{"requirements-prod.txt", "a name", "flask\n", "flask"},
		{"requirements.in", "a name", "flask\n", "flask"},
		{"requirements/base.txt", "a name", "flask\n", "flask"},
		{"requirements-dev.txt", "a name", "flask\n", "flask"},
		{"pyproject.toml", "dependencies", "[project]\nname = 'x'\ndependencies = [\"Flask>=3\", 'x']\n", "flask"},
		{"pyproject.toml", "a BOM and CRLF", "\ufeff[project]\r\ndependencies = [\r\n  'django',\r\n]\r\n", "django"},
		{"pyproject.toml", "optional dependencies", "[project.optional-dependencies]\nweb = ['fastapi[standard]']\n", "fastapi"},
		{"pyproject.toml", "dependency groups", "[dependency-groups]\nweb = ['flask', {include-group = 'x'}]\n", "flask"},
		{"pyproject.toml", "Poetry", "[tool.poetry.dependencies]\npython = '^3.12'\nDjango = {version = '^5', extras = ['x']}\n", "django"},
		{"pyproject.toml", "Poetry with a group", "[tool.poetry.dependencies]\nfastapi = '*'\n[tool.poetry.group.dev.dependencies]\nflask = '*'\n", "fastapi"},
		{"pyproject.toml", "Poetry's old development dependencies", "[tool.poetry.dev-dependencies]\nflask = '*'\n", "flask"},
		{"pyproject.toml", "PDM", "[tool.pdm.dev-dependencies]\ntest = ['flask']\n", "flask"},
		{"pyproject.toml", "uv", "[tool.uv]\ndev-dependencies = ['flask']\n", "flask"},
		{"pyproject.toml", "Hatch", "[tool.hatch.envs.web]\ndependencies = ['flask']\n", "flask"},
		{"pyproject.toml", "values of wrong types", "project = 1\ntool = []\ndependency-groups = 'x'\n", ""},
		{"pyproject.toml", "entries of wrong types", "[project]\ndependencies = [1, {a = 2}, '', 'flask']\n", "flask"},
		{"pyproject.toml", "Pixi", "[tool.pixi.dependencies]\nflask = '>=3'\n", "flask"},
		{"pyproject.toml", "a feature of Pixi", "[tool.pixi.feature.web.pypi-dependencies]\nflask = '*'\n", "flask"},
		{"pyproject.toml", "a platform of Pixi", "[tool.pixi.target.linux-64.dependencies]\nflask = '*'\n", "flask"},
		{"pixi.toml", "a table", "[workspace]\nname = 'django'\n[pypi-dependencies]\nflask = {version = '*'}\n", "flask"},
		{"environment.yml", "a channel and a build", "name: django\ndependencies:\n  - python=3.13\n  - conda-forge::flask=3.1.0=py_0\n", "flask"},
		{"environment.yaml", "pip's packages", "dependencies:\n  - python\n  - pip:\n    - fastapi>=0.100\n", "fastapi"},
		{"environment.yml", "a wrong type", "dependencies: flask\n", "can't"},
		{"setup.py", "a list in the call", "from setuptools import setup\n\nsetup(\n    name='django',\n    install_requires=[\n        'flask>=2', # or 'django'\n    ],\n)\n", "flask"},
		{"setup.py", "a list in a variable", "import setuptools\nrequirements = ['x', \"flask==3.1.0\"]\nsetuptools.setup(install_requires=requirements)\n", "flask"},
		{"setup.py", "extras", "from setuptools import setup\nsetup(extras_require={'web': ['flask']})\n", "flask"},
		{"Pipfile", "packages", "[packages]\nflask = \"*\"\n[dev-packages]\ndjango = '*'\n", "flask"},
		{"Pipfile", "development packages", "[dev-packages]\nflask = {version = '*'}\n[requires]\ndjango = '3'\n", "flask"},
		{"setup.cfg", "several lines", "[metadata]\nname = django\n[options]\ninstall_requires =\n    # no\n    flask>=2; python_version<'3.9'\n    x\n", "flask"},
		{"setup.cfg", "one line", "[options]\ninstall_requires = flask; x\n", "flask"},
		{"setup.cfg", "extras", "[options]\npackages = django\n[options.extras_require]\nweb = flask\n", "flask"},
		// JavaScript
		{"package.json", "dependencies", `{"dependencies": {"express": "^5.0.0"}}`, "express"},
		{"package.json", "a BOM and development dependencies", "\ufeff{\r\n\"dependencies\": {\"x\": \"1\"},\r\n\"devDependencies\": {\"express\": \"5\"}}", "express"},
		{"package.json", "peer dependencies", `{"peerDependencies": {"express": "5"}}`, "express"},
		{"package.json", "optional dependencies", `{"optionalDependencies": {"express": "5"}}`, "express"},
		{"package.json", "an alias", `{"dependencies": {"web": "npm:express@5"}}`, "express"},
		{"package.json", "an alias of another package", `{"dependencies": {"express": "npm:@other/express@5"}}`, ""},
		{"package.json", "similar names", `{"dependencies": {"Express": "5", "@types/express": "5"}}`, ""},
		{"package.json", "wrong types", `{"dependencies": ["express"], "devDependencies": null, "workspaces": ["a"]}`, ""},
		{"package.json", "invalid UTF-8", "{\"name\": \"\xff\", \"dependencies\": {\"express\": 5}}", "express"},
		{"deno.json", "npm and a comment", `{"imports": {"express": "npm:express@^5.1.0", // a comment` + "\n" + `"x": "jsr:@std/path@1"}}`, "express"},
		{"deno.jsonc", "JSR", `{"imports": {"oak": "jsr:@oak/oak@17"}}`, "Oak (deno.jsonc, imports)"},
		// Go
		{"go.mod", "the standard library", "module x\n\ngo 1.26\n", "nethttp"},
		{"go.mod", "a BOM and an indirect module", "\ufeffmodule x\r\nrequire example.com/y v1.0.0 // indirect\r\n", "nethttp"},
		// Java
		{"pom.xml", "a parent", `<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId></parent></project>`, "spring-boot"},
		{"pom.xml", "Latin-1 and a dependency", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\r\n<!-- \xe9 --><project xmlns=\"http://maven.apache.org/POM/4.0.0\"><dependencies><dependency>\n<groupId> org.springframework.boot </groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>", "spring-boot"},
		{"pom.xml", "a plugin", `<project><build><plugins><plugin><groupId>org.springframework.boot</groupId><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build></project>`, "spring-boot"},
		{"pom.xml", "managed dependencies", `<project><dependencyManagement><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>x</artifactId></dependency></dependencies></dependencyManagement></project>`, "spring-boot"},
		{"pom.xml", "a profile", `<project><profiles><profile><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>x</artifactId></dependency></dependencies></profile></profiles></project>`, "spring-boot"},
		{"pom.xml", "a comment and the project's own group", `<project><!-- <parent><groupId>org.springframework.boot</groupId></parent> --><groupId>org.springframework.boot</groupId></project>`, ""},
		{"build.gradle", "a plugin", "plugins {\n  id 'org.springframework.boot' version '3.5.0'\n}\n", "spring-boot"},
		{"build.gradle", "a dependency", "dependencies {\r\n  implementation 'org.springframework.boot:spring-boot-starter-web'\r\n}", "spring-boot"},
		{"build.gradle", "a platform", "dependencies { implementation platform(\"org.springframework.boot:spring-boot-dependencies:3.5.0\") }", "spring-boot"},
		{"build.gradle", "an applied plugin", "apply plugin: 'org.springframework.boot'", "spring-boot"},
		{"build.gradle", "a dependency in parts", "compile group: 'org.springframework.boot', name: 'spring-boot-starter', version: '3'", "spring-boot"},
		{"build.gradle", "comments and strings", "// id 'org.springframework.boot'\n/* 'org.springframework.boot:x'\n */ def s = \"it's // not\"", ""},
		{"build.gradle.kts", "a plugin", "plugins {\n\tid(\"org.springframework.boot\") version \"3.5.0\"\n}\n", "spring-boot"},
		{"build.gradle.kts", "a test dependency", "dependencies { testImplementation(\"org.springframework.boot:x\") }", "spring-boot"},
		// Ruby
		{"Gemfile", "a version", "source 'https://gems.example.com'\n\ngem \"rails\", \"~> 8.0\"\n", "rails"},
		{"Gemfile", "brackets", "gem('rails')\r\n", "rails"},
		{"Gemfile", "a group", "group :development, :test do\n  gem 'rails'\nend\n", "rails"},
		{"Gemfile", "groups that run, too", "gem 'rails', groups: [:production, :test]\n", "rails"},
		{"Gemfile", "comments and other gems", "# gem 'rails'\n=begin\ngem 'rails'\n=end\ngemspec\ngem 'rails-html'\ngem name\n__END__\ngem 'rails'\n", ""},
		{"Gemfile", "blocks and another gem of Rails", "if ENV['X'] == '1'\n  gem 'faker'\nelse\n  group :development, :test do\n    gem 'faker', require: !!ENV[\"Y\"]\n  end\nend\ngem 'railties', '~> 8.0' # no rails\n", "rails"},
		{"gems.rb", "a comment", "gem 'rails' # the web\n", "rails"},
		{"Gemfile.lock", "dependencies", "GEM\n  remote: https://gems.example.com/\n  specs:\n    rails (8.0.1)\n\nDEPENDENCIES\n  puma\n  rails (~> 8.0)!\n\nBUNDLED WITH\n   2.6\n", "rails"},
		{"Gemfile.lock", "its own gem", "GEM\n  specs:\n    rails (8.0.1)\n\nDEPENDENCIES\n  my_engine!\n", ""},
		{"x.gemspec", "a dependency", "Gem::Specification.new do |s|\n  s.name = 'django'\n  s.add_dependency \"rails\", \">= 7\"\nend\n", "rails"},
		{"x.gemspec", "a development dependency", "Gem::Specification.new do |spec|\n  # spec.add_dependency 'rails'\n  spec.add_development_dependency('rails')\nend\n", "rails"},
		{"mix.exs", "a dependency", "defp deps do\n  [{:ecto, \"~> 3\"},\n   # {:x, \"1\"}\n   {:phoenix, \"~> 1.8\", override: true}]\nend\n", "Phoenix (mix.exs, line 4)"},
		{"build.sbt", "a dependency", "libraryDependencies ++= Seq(\n  \"com.typesafe.akka\" %% \"akka-http\" % \"10.5.0\",\n)\n", "Akka HTTP (build.sbt, line 2)"},
		{"build.gradle", "a plugin that isn't applied", "plugins { id 'org.springframework.boot' version '3.5.0' apply false }", ""},
		// .NET
		{"Web.csproj", "an SDK", `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup/></Project>`, "aspnetcore"},
		{"Web.csproj", "an SDK element", "\ufeff<Project>\r\n<Sdk Name=\"microsoft.net.sdk.web\" Version=\"1\"/></Project>", "aspnetcore"},
		{"Web.csproj", "several SDKs with versions", `<Project Sdk="X; Microsoft.NET.Sdk.Web/9.0.0"></Project>`, "aspnetcore"},
		{"Web.csproj", "an imported SDK", `<Project><Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk.Web" /></Project>`, "aspnetcore"},
		{"Lib.csproj", "a framework reference", `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>`, "aspnetcore"},
		{"Lib.csproj", "another package", `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="X" /></ItemGroup></Project>`, ""},
		{"packages.config", "a framework that is no target", `<packages><package id="Nancy" version="2.0.0" /></packages>`, "Nancy (packages.config, package)"},
		{"packages.config", "another package", `<packages><package id="X" version="2.0.0" /></packages>`, ""},
		{"Lib.csproj", "UTF-16", utf16le(`<?xml version="1.0" encoding="utf-16"?><Project Sdk="Microsoft.NET.Sdk.Web"/>`), "aspnetcore"},
	} {
		t.Run(c.file+" "+c.name, func(t *testing.T) {
			t.Parallel()
			dir := folder(t, map[string]string{c.file: c.content})
			got := detect(t, dir, frameworks.All)
			want := c.want + ", from " + c.file
			switch {
			case c.want == "":
				want = "no target fits what was found: " + c.file
				got, _, _ = strings.Cut(got, " (")
			case c.want == "can't":
				want = c.file + " can't be read"
				got, _, _ = strings.Cut(got, ":")
			case strings.Contains(c.want, "("):
				want = "no target fits: the project uses " + c.want + ", which is no target"
			}
			if got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// A manifest without a target is reported with its language, or the number of its
// packages.
func TestOthers(t *testing.T) {
	t.Parallel()
	for file, language := range map[string]string{
		"Cargo.toml": "packages: 1", "composer.json": "packages: 2", "mix.exs": "packages: 0", "build.sbt": "packages: 0", "Package.swift": "Swift",
		"x.fsproj": "F#", "x.gemspec": "packages: 0", "setup.py": "packages: 0", "CMakeLists.txt": "C or C++", "pubspec.yaml": "Dart",
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			content := map[string]string{
				"Cargo.toml":    "[dependencies]\nserde = '1'\n",
				"composer.json": `{"require": {"php": ">=8", "monolog/monolog": "^3"}}`,
				"setup.py":      "from setuptools import setup\n\nsetup()\n",
			}[file]
			got := detect(t, folder(t, map[string]string{file: content}), frameworks.All)
			if want := "no target fits what was found: " + file + " (" + language + ")"; got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// A new framework needs only its packages to be detected.
func TestNewFrameworks(t *testing.T) {
	t.Parallel()
	express, _ := frameworks.Find(frameworks.All, "express")
	nethttp, _ := frameworks.Find(frameworks.All, "nethttp")
	list := []*frameworks.Framework{
		express, nethttp,
		{ID: "axum", Packages: []frameworks.Package{{Ecosystem: frameworks.Crates, Name: "axum"}}},
		{ID: "laravel", Packages: []frameworks.Package{{Ecosystem: frameworks.Packagist, Name: "laravel/framework"}}},
		{ID: "second", Packages: []frameworks.Package{{Ecosystem: frameworks.GoModules, Name: "example.com/second"}}},
		{ID: "echo", Packages: []frameworks.Package{{Ecosystem: frameworks.GoModules, Name: "github.com/labstack/echo/*"}}},
		{ID: "nest", Packages: []frameworks.Package{{Ecosystem: frameworks.NPM, Name: "@nestjs/core"}}, Over: []string{"express"}},
	}
	for _, c := range []struct{ file, name, content, want string }{
		{"Cargo.toml", "a renamed package", "[dependencies]\nweb = {package = 'axum', version = '1'}\n", "axum"},
		{"Cargo.toml", "a platform's dependency", "[target.'cfg(unix)'.dependencies]\naxum = '1'\n", "axum"},
		{"Cargo.toml", "a table of its own", "[dev-dependencies.axum]\nversion = '1'\n", "axum"},
		{"composer.json", "another case", `{"require-dev": {"Laravel/Framework": "^12"}}`, "laravel"},
		{"go.mod", "a required module", "module x\nrequire example.com/second v1.10.0\n", "second"},
		{"go.mod", "a major version", "module x\nrequire (\n\tgithub.com/labstack/echo/v4 v4.13.0\n)\n", "echo"},
		{"go.mod", "an indirect module", "module x\nrequire example.com/second v1.10.0 // indirect\n", "nethttp"},
		{"package.json", "a framework built on another", `{"dependencies": {"@nestjs/core": "1", "express": "5"}}`, "nest"},
	} {
		t.Run(c.file+" "+c.name, func(t *testing.T) {
			t.Parallel()
			got := detect(t, folder(t, map[string]string{c.file: c.content}), list)
			if want := c.want + ", from " + c.file; got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// The nearest folder with a target decides. Within it, dependencies of the
// program take precedence over those of its development.
func TestNearest(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		files map[string]string
		dir   string
		want  string
	}{
		{"above", map[string]string{"requirements.txt": "flask", "a/b/x": ""}, "a/b", "flask, from requirements.txt"},
		{"nearer", map[string]string{"requirements.txt": "flask", "a/package.json": `{"dependencies":{"express":"5"}}`, "a/b/x": ""}, "a/b", "express, from a/package.json"},
		{"nearer that names none", map[string]string{"requirements.txt": "flask", "a/package.json": `{"dependencies":{"react":"19"}}`, "a/Cargo.toml": ""}, "a", "flask, from requirements.txt"},
		{"workspaces", map[string]string{"package.json": `{"workspaces":["packages/*"],"dependencies":{"express":"5"}}`, "packages/a/package.json": `{"name":"a"}`}, "packages/a", "express, from package.json"},
		{"several", map[string]string{"requirements.txt": "x\nflask\n", "pyproject.toml": "[project]\ndependencies=['django']"}, ".",
			"the project has several: django (pyproject.toml, project.dependencies), flask (requirements.txt, line 2)"},
		{"several of two languages", map[string]string{"go.mod": "module x", "package.json": `{"dependencies":{"express":"5"}}`}, ".",
			"the project has several: express (package.json, dependencies), nethttp (go.mod)"},
		{"one in several", map[string]string{"requirements.txt": "flask", "pyproject.toml": "[project]\ndependencies=['flask']"}, ".", "flask, from pyproject.toml"},
		{"development", map[string]string{"requirements.txt": "flask", "requirements-dev.txt": "django"}, ".", "flask, from requirements.txt"},
		{"development in another language", map[string]string{"go.mod": "module x", "package.json": `{"devDependencies":{"express":"5"}}`}, ".", "nethttp, from go.mod"},
		{"a gem for a group", map[string]string{"Gemfile": "gem 'rails', '>= 7', '< 9', require: false, group: :test\ngem 'sinatra'\n"}, ".", "no target fits: the project uses Sinatra (Gemfile, line 2), which is no target"},
		{"a gem for groups in a hash", map[string]string{"Gemfile": "gem 'rails', :groups => [:development, 'test']\ngem 'hanami'\n"}, ".", "no target fits: the project uses Hanami (Gemfile, line 2), which is no target"},
		{"Gemfile", map[string]string{"Gemfile": "gem 'rails'", "package.json": `{"dependencies":{"react":"19"}}`}, ".", "rails, from Gemfile"},
		{"included", map[string]string{"requirements.txt": "-r requirements/base.txt\n", "requirements/base.txt": "-r more.in", "requirements/more.in": "flask"}, ".", "flask, from requirements.txt"},
		{"included in a circle", map[string]string{"requirements.txt": "-r a.txt\nflask", "a.txt": "-r requirements.txt\n--requirement=a.txt\n"}, ".", "flask, from requirements.txt"},
		{"version catalog", map[string]string{
			"gradle/libs.versions.toml": "[libraries]\nspring-web = { module = \"org.springframework.boot:spring-boot-starter-web\", version = \"3\" }\n",
			"app/build.gradle.kts":      "dependencies { implementation(libs.spring.web) }",
		}, "app", "spring-boot, from app/build.gradle.kts"},
		{"plugin in a catalog", map[string]string{
			"gradle/libs.versions.toml": "[plugins]\nboot = 'org.springframework.boot:3.5.0'\n[bundles]\nx = ['y']\n[libraries]\ny='a:b:1'\n",
			"build.gradle":              "plugins { alias(libs.plugins.boot) }",
		}, ".", "spring-boot, from build.gradle"},
		{"broken and another in one folder", map[string]string{"requirements.txt": "flask", "package.json": "{"}, ".", "flask, from requirements.txt"},
		{"broken and another above", map[string]string{"requirements.txt": "flask", "a/package.json": "{\n  \"a\" 1}"}, "a",
			"a/package.json can't be read: line 2, column 7: invalid character '1' after object key"},
		{"nothing", map[string]string{"x": ""}, ".", `no manifest found up to "ROOT"`},
		{"a folder of the name", map[string]string{"package.json/x": "", "go.mod/y": ""}, ".", `no manifest found up to "ROOT"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := folder(t, c.files)
			real, err := filepath.EvalSymlinks(dir)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.ReplaceAll(detect(t, filepath.Join(dir, c.dir), frameworks.All), real, "ROOT"); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// The error about a broken manifest names the position of the mistake.
func TestBroken(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, name, content, want string }{
		{"package.json", "empty", "", "line 1, column 1: unexpected end of JSON input"},
		{"package.json", "a list", "[]", "it is not an object but array"},
		{"package.json", "a comment", "{\n  // a comment\n}", "line 2, column 3: invalid character '/'"},
		{"package.json", "control characters", "\x00\x01", "line 1, column 1: invalid character"},
		{"pyproject.toml", "an open table", "[project\n", "line 1, column 9: "},
		{"pyproject.toml", "a key twice", "a = 1\na = 2\n", "line 2, column 1: "},
		{"pyproject.toml", "invalid UTF-8", "a = \"\xff\"\n", "line 1, column 6: "},
		{"Pipfile", "no value", "x", "line 1, column 1: "},
		{"go.mod", "an open block", "module x\nrequire (\n", "line 3: "},
		{"go.mod", "a line with too many words", "module x\nrequire a b c\n", "line 2"},
		{"pom.xml", "empty", "", "it has no element"},
		{"pom.xml", "a wrong end tag", "<project><a></b></project>", "line 1: "},
		{"pom.xml", "HTML", "<html></html>", "expected element type <project>"},
		{"pom.xml", "an unknown encoding", "<?xml version=\"1.0\" encoding=\"EBCDIC\"?><project/>", `opening charset "ebcdic": encoding`},
		{"x.csproj", "an open tag", "<Project", "line 1: "},
		{"setup.cfg", "an open section", "[options\n", "line 1: a section has no end"},
		{"setup.cfg", "a line without a value", "[options]\nx\n", "line 2: neither a section nor an option"},
		{"Gemfile.lock", "a merge conflict", "GEM\n<<<<<<< HEAD\n", "line 2: a merge conflict"},
		{"requirements.txt", "a missing include", "-r missing.txt\n", `line 1: "missing.txt": no such file`},
		{"requirements.txt", "an include outside the project", "x\n-r ../../../../../../../../../../etc/passwd\n", `line 2: "../../../../../../../../../../etc/passwd" is outside of the project`},
		{"requirements.txt", "an included folder", "-r .\n", `line 1: ".": it is a folder`},
		{"requirements.txt", "too large", strings.Repeat("#", input.ManifestFile.Most+1), "it has more than 4 MiB"},
	} {
		t.Run(c.file+" "+c.name, func(t *testing.T) {
			t.Parallel()
			got := detect(t, folder(t, map[string]string{c.file: c.content}), frameworks.All)
			if want := c.file + " can't be read: " + c.want; !strings.HasPrefix(strings.ToLower(got), strings.ToLower(want)) {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// A requirements file can include as many others as the limit says, each of them
// as often as it likes.
func TestIncluded(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range input.IncludedFiles.Most {
		name := fmt.Sprintf("%d.txt", i)
		files[name] = "-r requirements.txt\n"
		files["requirements.txt"] += "-r " + name + "\n-r ./" + name + "\n"
	}
	files["requirements.txt"] += "flask\n"
	if got, want := detect(t, folder(t, files), frameworks.All), "flask, from requirements.txt"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	files["more.txt"] = ""
	files["requirements.txt"] = strings.Replace(files["requirements.txt"], "flask", "-r more.txt", 1)
	if got, want := detect(t, folder(t, files), frameworks.All), "requirements.txt can't be read: line 129: more than 64 files are included"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Symbolic links to folders are followed. A circle, a dangling link, a missing
// folder and a file are errors.
func TestFolders(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"requirements.txt": "flask", "a/b/x": ""})
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(dir, "a", "b"), link); err != nil {
		t.Fatal(err)
	}
	if got := detect(t, link, frameworks.All); got != "flask, from requirements.txt" {
		t.Errorf("got %s", got)
	}
	loop := folder(t, nil)
	for _, name := range []string{"package.json", "requirements"} {
		if err := os.Symlink(name, filepath.Join(loop, name)); err != nil {
			t.Fatal(err)
		}
	}
	if got := detect(t, loop, frameworks.All); !strings.HasPrefix(got, "package.json can't be read: ") {
		t.Errorf("got %s", got)
	}
	if _, err := Detect(filepath.Join(loop, "package.json"), frameworks.All); err == nil {
		t.Error("a link to itself is accepted as a folder")
	}
	if _, err := Detect(filepath.Join(dir, "missing"), frameworks.All); err == nil {
		t.Error("a missing folder is accepted")
	}
	var bad *input.Error
	if _, err := Detect(filepath.Join(dir, "requirements.txt"), frameworks.All); !errors.As(err, &bad) {
		t.Errorf("got %v for a file, want wrong input", err)
	}
	dangling := folder(t, nil)
	os.Symlink("nowhere", filepath.Join(dangling, "go.mod"))
	if got := detect(t, dangling, frameworks.All); !strings.HasPrefix(got, "go.mod can't be read: ") {
		t.Errorf("got %s", got)
	}
}

// A target's home is the nearest folder with a manifest of its language, or else
// the project's root.
func TestHome(t *testing.T) {
	t.Parallel()
	find := func(id string) *frameworks.Framework {
		f, _ := frameworks.Find(frameworks.All, id)
		return f
	}
	dir := folder(t, map[string]string{
		"package.json": `{"dependencies":{"express":"5"}}`, "packages/a/package.json": `{}`, "packages/a/src/x": "",
		"py/requirements/base.txt": "flask", "py/app/x": "",
	})
	real, _ := filepath.EvalSymlinks(dir)
	for _, c := range []struct{ at, target, want string }{
		{"packages/a/src", "express", "packages/a"}, {"packages/a/src", "flask", "."}, {"py/app", "flask", "py"}, {"py/app", "express", "."},
	} {
		t.Run(c.target+" in "+c.at, func(t *testing.T) {
			t.Parallel()
			p, err := Detect(filepath.Join(dir, c.at), frameworks.All)
			if err != nil {
				t.Fatal(err)
			}
			if c.target == "flask" || c.at == "py/app" {
				p, _ = Detect(filepath.Join(dir, c.at), []*frameworks.Framework{find(c.target)})
			}
			if got, want := p.Home(find(c.target)), filepath.Join(real, c.want); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// Every server framework has packages, a reader knows the manifests of their
// ecosystem, and any framework that it is built on exists.
func TestFacts(t *testing.T) {
	t.Parallel()
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, p := range f.Packages {
				if p.Name == "" || !slices.ContainsFunc(kinds[:], func(k kind) bool { return k.ecosystem == p.Ecosystem && k.read != nil }) {
					t.Errorf("no manifest that is read can name %v", p)
				}
			}
			if f.Category == frameworks.Server && len(f.Packages) == 0 {
				t.Error("the framework has no packages")
			}
			for _, id := range f.Over {
				if _, found := frameworks.Find(frameworks.All, id); !found {
					t.Errorf("it is built on %q, which doesn't exist", id)
				}
			}
		})
	}
}

// FuzzWorkspaces reads any text as a workspace's file: its members are folders
// below the workspace, and allocations are limited by the length of the text.
func FuzzWorkspaces(f *testing.F) {
	for _, seed := range []string{
		`{"workspaces": ["a", "b/*", "!c"], "packages": {"x": 1}}`, `{"workspaces": {"packages": ["{a,b}/**"]}}`, "packages:\n  - a\n  - ../b\n", "{workspace: [\"./a\"] // x\n}",
		"[tool.uv.workspace]\nmembers = ['a*']\nexclude = ['ab']\n", "[workspace]\nmembers = [1, 'x']\n", "go 1.24\n\nuse (\n\t./a\n\t/b\n)\n",
		"<project><modules><module>a/pom.xml</module></modules><subprojects/></project>", "include 'a', ':b:c'\nproject(':b:c').projectDir = new File(settingsDir, \"d\")\n",
		"Project(\"{1}\") = \"a\", \"a\\a.csproj\", \"{2}\"\n", `<Solution><Project Path="a/a.csproj"/></Solution>`, "include \"", "projectDir 'x'", "\xff\xfea\x00",
	} {
		for i := range workspaces {
			f.Add(byte(i), []byte(seed))
		}
	}
	dir := f.TempDir()
	for _, folder := range []string{"a", "ab", "b/c", "d"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o777); err != nil {
			f.Fatal(err)
		}
	}
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		p := &Project{Dir: dir, Root: dir}
		var listed []string
		n := testing.AllocsPerRun(1, func() {
			w := workspaces[int(which)%len(workspaces)]
			listed = w.folders(w.pattern, data)
		})
		if n > mostAllocations(len(data)) {
			t.Errorf("%q takes %.0f allocations", data, n)
		}
		for _, folder := range p.below(dir, listed) {
			if rel := below(dir, folder); rel == "." || !filepath.IsLocal(rel) {
				t.Errorf("%q has the member %q", data, folder)
			}
		}
	})
}

// FuzzReaders reads any text as each kind of manifest: nothing panics, the length
// of the text limits allocations, and LF and CRLF give the same result.
func FuzzReaders(f *testing.F) {
	names := []string{}
	all := slices.Concat(locks[:], kinds[:])
	for _, k := range all {
		if k.read != nil {
			names = append(names, k.pattern)
		}
	}
	for _, seed := range []string{
		"flask[async]>=2 ; python_version<\"3.9\" # x\n-r a.txt\n-e git+x#egg=y\\\n", "[options]\ninstall_requires =\n  flask\n",
		"[project]\ndependencies = ['flask']\n", `{"dependencies": {"express": "npm:x@1"}}`, "module x\nrequire y v1.0.0\n",
		"<project><parent><groupId>x</groupId></parent></project>", "id('x') 'a:b' \"\"\"c:d\"\"\" /* */ // group: 'a', name: \"b\" libs.x\n",
		"group :test do\n  gem 'rails', group: [:a]\nend\n", "DEPENDENCIES\n  rails!\n", "<Project Sdk='a;b/1'><Sdk Name='x'/></Project>",
		"[[package]]\nname = \"flask\"\nversion = \"3.1\"\n", "importers:\n  .:\n    dependencies:\n      express:\n        version: 5.1.0\n",
		"express@^4, \"express@npm:^5\":\n  version \"5.1.0\"\n", `{"packages": {"node_modules/express": {"version": "5.1.0"}}, "default": {"flask": {"version": "==3"}}}`,
		"GEM\n  specs:\n    rails (7.1)\n", "org.springframework.boot:x:3.4.0=a\n", "<project><properties><a>${a}</a></properties></project>", "'\\", "\"\"\"", "\xff\xfea\x00",
	} {
		for i := range names {
			f.Add(byte(i), []byte(seed))
		}
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		k := kinds[0]
		name := names[int(which)%len(names)]
		for _, k = range all {
			if k.pattern == name {
				break
			}
		}
		read := func(data []byte) []required {
			var wanted []frameworks.Package
			for _, f := range frameworks.All {
				wanted = append(wanted, f.Defining(k.ecosystem)...)
			}
			r := &reader{project: &Project{Root: dir}, pins: &pins{wanted, ".", map[string]string{}, spans{}, spans{}}, file: filepath.Join(dir, strings.ReplaceAll(name, "*", "x")), seen: map[string]bool{}}
			k.read(r, decode(data))
			for q, span := range r.pins.found {
				if span.Any() || !slices.Contains(wanted, q) {
					t.Errorf("%v is pinned to %s", q, span)
				}
			}
			return r.found
		}
		var found []required
		if n := testing.AllocsPerRun(1, func() { found = read(data) }); n > mostAllocations(len(data)) {
			t.Errorf("%s with %q takes %.0f allocations", name, data, n)
		}
		for _, q := range found {
			if q.name == "" || q.use == "" || q.where == "" {
				t.Errorf("the requirement is incomplete: %+v", q)
			}
		}
		// Readers that work line by line treat CRLF as LF.
		if slices.Contains([]string{"requirements*.txt", "setup.cfg", "Gemfile", "Gemfile.lock"}, name) && bytes.Equal(decode(data), data) && bytes.IndexByte(data, '\r') < 0 {
			a, _ := json.Marshal(requirementNames(found))
			b, _ := json.Marshal(requirementNames(read([]byte(strings.ReplaceAll(string(data), "\n", "\r\n")))))
			if string(a) != string(b) {
				t.Errorf("with LF %s, with CRLF %s", a, b)
			}
		}
	})
}

func requirementNames(found []required) (out []string) {
	for _, q := range found {
		out = append(out, q.name)
	}
	return out
}
