package project

import (
	"path"
	"strings"
	"testing"

	"snipgen/frameworks"
)

// Each kind of lock file, manifest and build file tells which versions a project
// uses. Dir is the working directory.
func TestPinned(t *testing.T) {
	t.Parallel()
	const fastAPI = "[project]\ndependencies = ['fastapi']\n"
	poetry := func(version string) string {
		return "[[package]]\nname = \"fastapi\"\nversion = \"" + version + "\"\n\n[package.dependencies]\nname = \"x\"\nversion = \"9\"\n\n" +
			"[[package]]\nname = \"Starlette\"\nversion = \"0.46.2\"\n"
	}
	const express = `{"dependencies": {"express": "^5.0.0"}}`
	for _, c := range []struct {
		name, target, dir string
		project           tree
		framework, from   string
		names, namesFrom  string
	}{
		{name: "uv", target: "fastapi", project: tree{"pyproject.toml": fastAPI, "uv.lock": poetry("0.128.0")}, framework: "0.128.0", from: "uv.lock", names: "0.46.2", namesFrom: "uv.lock"},
		{name: "Poetry", target: "fastapi", project: tree{"pyproject.toml": fastAPI, "poetry.lock": poetry("0.115.6")}, framework: "0.115.6", from: "poetry.lock", names: "0.46.2", namesFrom: "poetry.lock"},
		{name: "PDM", target: "fastapi", project: tree{"pyproject.toml": fastAPI, "pdm.lock": poetry("0.115.6")}, framework: "0.115.6", from: "pdm.lock", names: "0.46.2", namesFrom: "pdm.lock"},
		{name: "pylock.toml", target: "flask", project: tree{"pyproject.toml": "", "pylock.toml": "[[packages]]\nname = \"flask\"\nversion = \"3.1.0\"\n"}, framework: "3.1.0", from: "pylock.toml"},
		{name: "a fork of uv with two versions", target: "fastapi", project: tree{"pyproject.toml": fastAPI, "uv.lock": poetry("0.115.6") + poetry("0.128.0")}, framework: ">=0.115.6,<0.128.1", from: "uv.lock", names: "0.46.2", namesFrom: "uv.lock"},
		{name: "a workspace of uv", target: "fastapi", dir: "services/api", project: tree{".git/HEAD": "", "services/api/pyproject.toml": fastAPI, "uv.lock": poetry("0.128.0")}, framework: "0.128.0", from: "uv.lock", names: "0.46.2", namesFrom: "uv.lock"},
		{name: "the nearer of two locks", target: "fastapi", dir: "api", project: tree{".git/HEAD": "", "api/pyproject.toml": fastAPI, "api/uv.lock": poetry("0.92.0"), "uv.lock": poetry("0.128.0")}, framework: "0.92.0", from: "api/uv.lock", names: "0.46.2", namesFrom: "api/uv.lock"},
		{name: "requirements", target: "fastapi", project: tree{"requirements.txt": "fastapi[all, x]==0.110.0  # why\nstarlette === 0.36.3 ; python_version > '3'\n"}, framework: "0.110.0", from: "requirements.txt", names: "0.36.3", namesFrom: "requirements.txt"},
		{name: "an included file", target: "flask", project: tree{"requirements.txt": "-r base.txt\n", "base.txt": "Flask==2.3.*\n"}, framework: "2.3", from: "requirements.txt"},
		{name: "a folder of requirements", target: "flask", project: tree{"requirements/base.txt": "flask==3.0.3\n"}, framework: "3.0.3", from: "requirements/base.txt"},
		{name: "requirements with hashes", target: "django", project: tree{"requirements.txt": "django==4.2.1 \\\n    --hash=sha256:aa\n"}, framework: "4.2.1", from: "requirements.txt"},
		{name: "a requirement that allows several", target: "django", project: tree{"requirements.txt": "django>=4.2,<5\n"}},
		{name: "one with an exception", target: "django", project: tree{"requirements.txt": "django==4.*,!=4.1\n"}},
		{name: "an address", target: "django", project: tree{"requirements.txt": "django @ https://example.com/django.zip?x==1\n"}},
		{name: "a lock before a requirement", target: "fastapi", project: tree{"requirements.txt": "fastapi==0.110.0\n", "uv.lock": poetry("0.128.0")}, framework: "0.128.0", from: "uv.lock", names: "0.46.2", namesFrom: "uv.lock"},
		{name: "pyproject.toml", target: "flask", project: tree{"pyproject.toml": "[project]\ndependencies = ['flask==3.0.3']\n"}, framework: "3.0.3", from: "pyproject.toml"},
		{name: "Poetry's pyproject.toml", target: "flask", project: tree{"pyproject.toml": "[tool.poetry.dependencies]\nflask = '3.0.3'\n"}, framework: "3.0.3", from: "pyproject.toml"},
		{name: "a group of Poetry's", target: "flask", project: tree{"pyproject.toml": "[tool.poetry.group.dev.dependencies]\nflask = {version = '3.0.3'}\n"}, framework: "3.0.3", from: "pyproject.toml"},
		{name: "Poetry's range", target: "flask", project: tree{"pyproject.toml": "[tool.poetry.dependencies]\nflask = '^3.0.3'\n"}},
		{name: "Pipenv", target: "flask", project: tree{"Pipfile": "[packages]\nflask = '*'\n", "Pipfile.lock": `{"default": {"flask": {"version": "==3.1.2"}}}`}, framework: "3.1.2", from: "Pipfile.lock"},
		{name: "a Pipfile", target: "flask", project: tree{"Pipfile": "[packages]\nflask = '==3.1.2'\n"}, framework: "3.1.2", from: "Pipfile"},

		{name: "npm", target: "express", project: tree{"package.json": express, "package-lock.json": `{"lockfileVersion": 3, "packages": {"": {}, "node_modules/express": {"version": "5.1.0"}, "node_modules/webpack-dev-server/node_modules/express": {"version": "4.21.2"}}}`}, framework: "5.1.0", from: "package-lock.json"},
		{name: "npm 6", target: "express", project: tree{"package.json": express, "package-lock.json": `{"lockfileVersion": 1, "dependencies": {"x": {"version": "1", "dependencies": {"express": {"version": "3.0.0"}}}, "express": {"version": "4.17.1"}}}`}, framework: "4.17.1", from: "package-lock.json"},
		{name: "a workspace of npm", target: "express", dir: "packages/api", project: tree{".git/HEAD": "", "packages/api/package.json": express, "package-lock.json": `{"packages": {"node_modules/express": {"version": "4.21.2"}, "packages/api/node_modules/express": {"version": "5.1.0"}}}`}, framework: "5.1.0", from: "package-lock.json"},
		{name: "an exact version", target: "express", project: tree{"package.json": `{"dependencies": {"express": "4.17.1"}}`}, framework: "4.17.1", from: "package.json"},
		{name: "a range", target: "express", project: tree{"package.json": express}},
		{name: "another name", target: "express", project: tree{"package.json": `{"dependencies": {"web": "npm:express@4.17.1"}}`}, framework: "4.17.1", from: "package.json"},
		{name: "Deno", target: "express", project: tree{"deno.json": `{"imports": {"express": "npm:express@5.1.0"}}`}, framework: "5.1.0", from: "deno.json"},
		{name: "pnpm 9", target: "express", dir: "packages/api", project: tree{".git/HEAD": "", "packages/api/package.json": express, "pnpm-lock.yaml": "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    devDependencies:\n      express:\n        specifier: ^4\n        version: 4.21.2\n\n  packages/api:\n    dependencies:\n      'express':\n        specifier: ^5.0.0\n        version: 5.1.0(supports-color@8.1.1)\n\npackages:\n\n  express@4.21.2:\n    resolution: {integrity: x}\n"}, framework: "5.1.0", from: "pnpm-lock.yaml"},
		{name: "pnpm 8", target: "express", project: tree{"package.json": express, "pnpm-lock.yaml": "lockfileVersion: '6.0'\n\ndependencies:\n  express:\n    specifier: ^5.0.0\n    version: 5.1.0\n"}, framework: "5.1.0", from: "pnpm-lock.yaml"},
		{name: "pnpm 6", target: "express", project: tree{"package.json": express, "pnpm-lock.yaml": "lockfileVersion: 5.3\n\nspecifiers:\n  express: ^4.0.0\n\ndependencies:\n  express: 4.17.1\n"}, framework: "4.17.1", from: "pnpm-lock.yaml"},
		{name: "Yarn 1", target: "express", project: tree{"package.json": express, "yarn.lock": "# yarn lockfile v1\n\n\nexpress@^4.17.1:\n  version \"4.21.2\"\n  resolved \"x\"\n\nexpress@^5, express@^5.0.0:\n  version \"5.1.0\"\n"}, framework: "5.1.0", from: "yarn.lock"},
		{name: "Yarn 4", target: "express", project: tree{"package.json": express, "yarn.lock": "__metadata:\n  version: 8\n\n\"express@npm:^5.0.0\":\n  version: 5.1.0\n  resolution: \"express@npm:5.1.0\"\n"}, framework: "5.1.0", from: "yarn.lock"},
		{name: "Yarn without the range", target: "express", project: tree{"package.json": `{"dependencies": {"express": "latest"}}`, "yarn.lock": "express@^4.17.1:\n  version \"4.21.2\"\n\nexpress@^5.0.0:\n  version \"5.1.0\"\n"}, framework: ">=4.21.2,<5.1.1", from: "yarn.lock"},

		{name: "Go", target: "gin", project: tree{"go.mod": "module x\n\ngo 1.21\n\nrequire github.com/gin-gonic/gin v1.9.1\n"}, framework: "1.9.1", from: "go.mod"},
		{name: "Go's standard library", target: "nethttp", project: tree{"go.mod": "module x\n\ngo 1.22.3\n"}, framework: "1.22.3", from: "go.mod"},
		{name: "a go.mod without a version", target: "nethttp", project: tree{"go.mod": "module x\n"}},

		{name: "Spring Boot's parent", target: "spring-boot", project: tree{"pom.xml": `<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.5.2</version></parent></project>`}, framework: "3.5.2", from: "pom.xml"},
		{name: "a pre-release with a property", target: "spring-boot", project: tree{"pom.xml": `<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>4.0.0-RC1</version></parent><properties><spring-framework.version>7.0.1</spring-framework.version></properties></project>`}, framework: "4.0.0", from: "pom.xml", names: "7.0.1", namesFrom: "pom.xml"},
		{name: "Spring Boot's BOM", target: "spring-boot", project: tree{"pom.xml": `<project><properties><boot>${b}</boot><b>3.2.0</b></properties><dependencyManagement><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-dependencies</artifactId><version>${boot}</version><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement></project>`}, framework: "3.2.0", from: "pom.xml"},
		{name: "a POM's parent", target: "spring-boot", dir: "api", project: tree{".git/HEAD": "",
			"pom.xml":     `<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.4.1</version></parent></project>`,
			"api/pom.xml": `<project><parent><groupId>x</groupId><artifactId>y</artifactId><version>1</version></parent><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>`},
			framework: "3.4.1", from: "pom.xml"},
		{name: "properties in a circle", target: "spring-boot", project: tree{"pom.xml": `<project><parent><groupId>org.springframework.boot</groupId><artifactId>x</artifactId><version>${a}</version></parent><properties><a>${b}</a><b>${a}</b></properties></project>`}},
		{name: "Gradle in Groovy", target: "spring-boot", project: tree{"build.gradle": "plugins {\n  id 'java'\n  id 'org.springframework.boot' version '3.3.1'\n}\n"}, framework: "3.3.1", from: "build.gradle"},
		{name: "Gradle in Kotlin", target: "spring-boot", project: tree{"build.gradle.kts": "plugins {\n  id(\"org.springframework.boot\") version \"3.3.1\"\n}\ndependencies { implementation(platform(\"org.springframework:spring-framework-bom:6.1.3\")) }\n"}, framework: "3.3.1", from: "build.gradle.kts", names: "6.1.3", namesFrom: "build.gradle.kts"},
		{name: "Gradle's settings", target: "spring-boot", project: tree{"build.gradle": "plugins {\n  id 'org.springframework.boot'\n}\n", "settings.gradle": "pluginManagement {\n  plugins {\n    id 'org.springframework.boot' version '3.4.2'\n  }\n}\n"}, framework: "3.4.2", from: "settings.gradle"},
		{name: "Gradle's catalog", target: "spring-boot", project: tree{"build.gradle.kts": "plugins { alias(libs.plugins.boot) }\n", "gradle/libs.versions.toml": "[versions]\nb = '4.0.1'\n[plugins]\nboot = { id = 'org.springframework.boot', version.ref = 'b' }\n"}, framework: "4.0.1", from: "build.gradle.kts"},
		{name: "Gradle's lock", target: "spring-boot", project: tree{"build.gradle": "plugins { id 'org.springframework.boot' }\n", "gradle.lockfile": "# x\norg.springframework.boot:spring-boot:3.4.0=compileClasspath\norg.springframework:spring-web:6.2.0=compileClasspath\nempty=\n"}, framework: "3.4.0", from: "gradle.lockfile", names: "6.2.0", namesFrom: "gradle.lockfile"},

		{name: "Bundler", target: "rails", project: tree{"Gemfile": "gem 'rails', '~> 7.1'\n", "Gemfile.lock": "GEM\n  remote: https://example.com/\n  specs:\n    rack (3.1.8)\n    rack-test (2.0.2)\n      rack (>= 1.3)\n    rails (7.1.3.4)\n      railties (= 7.1.3.4)\n    railties (7.1.3.4)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  rails (~> 7.1)\n\nBUNDLED WITH\n   2.5.0\n"}, framework: "7.1.3.4", from: "Gemfile.lock", names: "3.1.8", namesFrom: "Gemfile.lock"},
		{name: "a Gemfile", target: "rails", project: tree{"Gemfile": "gem 'rails', '7.0.8'\ngem \"rack\", '~> 2.2'\n"}, framework: "7.0.8", from: "Gemfile"},

		{name: "one target framework", target: "aspnetcore", project: tree{"x.csproj": `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup></Project>`}, framework: "8.0", from: "x.csproj"},
		{name: "two target frameworks", target: "aspnetcore", project: tree{"x.csproj": `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFrameworks>net8.0;net10.0-windows;net48;$(Other)</TargetFrameworks></PropertyGroup></Project>`}, framework: ">=8,<10.1", from: "x.csproj"},
		{name: "an old target framework", target: "aspnetcore", project: tree{"x.csproj": `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>netcoreapp3.1</TargetFramework></PropertyGroup></Project>`}, framework: "3.1", from: "x.csproj"},
		{name: "Directory.Build.props", target: "aspnetcore", dir: "src", project: tree{".git/HEAD": "", "Directory.Build.props": `<Project><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>`, "src/x.csproj": `<Project Sdk="Microsoft.NET.Sdk.Web"></Project>`}, framework: "9.0", from: "Directory.Build.props"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f, found := frameworks.Find(frameworks.All, c.target)
			if !found {
				t.Fatal("no such target")
			}
			if _, repository := c.project[".git/HEAD"]; !repository {
				c.project[".git/HEAD"] = ""
			}
			p, err := Detect(path.Join(put(t, c.project), c.dir), []*frameworks.Framework{f})
			if err != nil {
				t.Fatal(err)
			}
			got := p.Pinned(f)
			text := func(s frameworks.Span) string {
				if s.Any() {
					return ""
				}
				return s.String()
			}
			if text(got.Versions.Framework) != c.framework || got.From != c.from {
				t.Errorf("got framework %s, from %q; want %s, from %q", got.Versions.Framework, got.From, c.framework, c.from)
			}
			if text(got.Versions.Names) != c.names || got.NamesFrom != c.namesFrom {
				t.Errorf("got names %s, from %q; want %s, from %q", got.Versions.Names, got.NamesFrom, c.names, c.namesFrom)
			}
			if len(got.Problems) > 0 {
				t.Errorf("got problems %v", got.Problems)
			}
		})
	}
}

// An unreadable lock file pins nothing and is reported as a problem.
func TestPinnedProblems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, target, file, content, want string }{
		{"no JSON", "express", "package-lock.json", "{", "unexpected end"},
		{"a conflict in YAML", "express", "pnpm-lock.yaml", "a:\n<<<<<<< ours\n", "line 2: a merge conflict"},
		{"a conflict in Yarn's", "express", "yarn.lock", "<<<<<<< ours\n", "line 1: a merge conflict"},
		{"a conflict in TOML", "flask", "uv.lock", "[[package]]\n>>>>>>> theirs\n", "line 2: a merge conflict"},
		{"a conflict in Bundler's", "rails", "Gemfile.lock", "<<<<<<< ours\n", "line 1: a merge conflict"},
		{"too large", "flask", "uv.lock", strings.Repeat("# x\n", 5<<20), "more than 16 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f, _ := frameworks.Find(frameworks.All, c.target)
			p, err := Detect(put(t, tree{".git/HEAD": "", c.file: c.content}), []*frameworks.Framework{f})
			if err != nil {
				t.Fatal(err)
			}
			got := p.Pinned(f)
			if len(got.Problems) != 1 || !strings.Contains(got.Problems[0].Problem, c.want) || got.Problems[0].Path != c.file {
				t.Errorf("got %v, want one with %q", got.Problems, c.want)
			}
		})
	}
}
