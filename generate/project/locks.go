package project

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"snipgen/frameworks"
)

// locks lists the files that give only versions, such as lock files. They don't
// indicate that the project uses a framework.
var locks = [...]kind{
	{"uv.lock", "Python", frameworks.PyPI, (*reader).tomlLock},
	{"poetry.lock", "Python", frameworks.PyPI, (*reader).tomlLock},
	{"pdm.lock", "Python", frameworks.PyPI, (*reader).tomlLock},
	{"pylock.toml", "Python", frameworks.PyPI, (*reader).tomlLock},
	{"Pipfile.lock", "Python", frameworks.PyPI, (*reader).pipfileLock},
	{"package-lock.json", "JavaScript", frameworks.NPM, (*reader).packageLock},
	{"npm-shrinkwrap.json", "JavaScript", frameworks.NPM, (*reader).packageLock},
	{"pnpm-lock.yaml", "JavaScript", frameworks.NPM, (*reader).pnpmLock},
	{"yarn.lock", "JavaScript", frameworks.NPM, (*reader).yarnLock},
	{"gradle.lockfile", "Java", frameworks.Maven, (*reader).gradleLock},
	{"settings.gradle", "Java", frameworks.Maven, (*reader).gradle}, // pluginManagement
	{"settings.gradle.kts", "Java", frameworks.Maven, (*reader).gradle},
	{"Gemfile.lock", "Ruby", frameworks.RubyGems, (*reader).gemfileLock},
	{"gems.locked", "Ruby", frameworks.RubyGems, (*reader).gemfileLock},
	{"Directory.Build.props", "C#", frameworks.NuGet, (*reader).csproj},
	{"Directory.Packages.props", "C#", frameworks.NuGet, (*reader).csproj},
	{"bun.lock", "JavaScript", frameworks.NPM, (*reader).bunLock},
}

// Programs write lock files, always in the same layout. Those in TOML and YAML
// are therefore read line by line: they can have tens of thousands of lines, of
// which two matter, and a parser would take many times as long.

// lockLines yields the numbers and the lines of a lock file. It stops at a line
// that a merge conflict has left.
func (r *reader) lockLines(data []byte) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for number, line := range lines(data) {
			if strings.HasPrefix(line, "<<<<<<<") || strings.HasPrefix(line, ">>>>>>>") {
				r.conflict = fmt.Errorf("line %d: a merge conflict", number)
				return
			}
			if !yield(number, line) {
				return
			}
		}
	}
}

// tomlLock reads the packages of uv.lock, poetry.lock, pdm.lock and pylock.toml
// (https://packaging.python.org/en/latest/specifications/pylock-toml/).
func (r *reader) tomlLock(data []byte) error {
	inside, name := false, ""
	for _, line := range r.lockLines(data) {
		key, value, _ := strings.Cut(line, "=")
		value = strings.Trim(strings.TrimSpace(value), `"`)
		switch strings.TrimSpace(key) {
		case "[[package]]", "[[packages]]":
			inside, name = true, ""
		case "name":
			if inside {
				name = value
			}
		case "version":
			if inside && name != "" {
				r.pin(name, value)
			}
		default:
			inside = inside && !strings.HasPrefix(line, "[")
		}
	}
	return r.conflict
}

// pipfileLock reads Pipfile.lock.
func (r *reader) pipfileLock(data []byte) error {
	t, err := object(data)
	r.packages(sub(t, "default"), "default", Run)
	r.packages(sub(t, "develop"), "develop", Optional)
	return err
}

// locked is a package in package-lock.json. In an invalid file, Version may not
// be a string.
type locked struct {
	Version any `json:"version"`
}

// packageLock reads package-lock.json, lockfileVersion 1 to 3:
// https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json
func (r *reader) packageLock(data []byte) error {
	var lock struct {
		Packages     map[string]locked `json:"packages"`
		Dependencies map[string]locked `json:"dependencies"`
	}
	if err := json.Unmarshal(data, &lock); err != nil {
		return err
	}
	for _, q := range r.pins.packages {
		for _, found := range []locked{
			lock.Packages[r.pins.member+"/node_modules/"+q.Name],
			lock.Packages["node_modules/"+q.Name],
			lock.Dependencies[q.Name],
		} {
			if version, _ := found.Version.(string); version != "" {
				r.pin(q.Name, version)
				break
			}
		}
	}
	return nil
}

// pnpmLock reads the direct dependencies in pnpm-lock.yaml, lockfileVersion 5
// to 9: below importers and the package's folder, or at the top.
// https://github.com/pnpm/spec/blob/master/lockfile/9.0.md
func (r *reader) pnpmLock(data []byte) error {
	const deepest = 6 // importers, folder, section, package, version
	var path []string
	for _, line := range r.lockLines(data) {
		text := strings.TrimLeft(line, " ")
		depth := (len(line) - len(text)) / 2
		key, value, found := strings.Cut(text, ": ")
		if !found {
			key, found = strings.CutSuffix(strings.TrimRight(text, " "), ":")
		}
		if !found || depth > len(path) || depth > deepest {
			continue
		}
		path = append(path[:depth], strings.Trim(key, `'"`))
		r.pnpmPin(path, strings.Trim(value, `'" `))
	}
	return r.conflict
}

// pnpmPin adds the version at a path of keys in pnpm-lock.yaml if the path
// belongs to a direct dependency.
func (r *reader) pnpmPin(path []string, value string) {
	if len(path) > 2 && path[0] == "importers" && path[1] == r.pins.member {
		path = path[2:]
	}
	if len(path) == 3 && path[2] == "version" {
		path = path[:2]
	}
	if len(path) == 2 && slices.Contains([]string{"dependencies", "devDependencies", "optionalDependencies"}, path[0]) {
		r.pin(path[1], value)
	}
}

// yarnLock reads yarn.lock, of Yarn 1 and of later versions. An entry begins
// with the ranges that it resolves: express@^4.17.1, "express@npm:^5.1.0". If
// the file resolves several ranges of a package, only the one in package.json
// counts.
// https://classic.yarnpkg.com/lang/en/docs/yarn-lock/
func (r *reader) yarnLock(data []byte) error {
	direct := map[string]string{}
	var all [][2]string
	var entries []string
	for _, line := range r.lockLines(data) {
		switch {
		case line == "" || line[0] == '#':
		case line[0] != ' ':
			entries = strings.Split(strings.TrimSuffix(strings.TrimSpace(line), ":"), ",")
		case strings.HasPrefix(line, "  version"):
			version := strings.Trim(strings.TrimPrefix(line, "  version"), `": `)
			for _, entry := range entries {
				entry = strings.Trim(entry, `" `)
				at := max(strings.LastIndexByte(entry, '@'), 0)
				name, of := entry[:at], strings.TrimPrefix(entry[at:], "@")
				of = strings.TrimPrefix(of, "npm:")
				all = append(all, [2]string{name, version})
				if wanted, is := r.pins.ranges[name]; is && wanted == of {
					direct[name] = version
				}
			}
			entries = nil
		}
	}
	for _, found := range all {
		if only, is := direct[found[0]]; !is || only == found[1] {
			r.pin(found[0], found[1])
		}
	}
	return r.conflict
}

// bunLock reads the packages in bun.lock, one per line:
// https://bun.sh/docs/install/lockfile
func (r *reader) bunLock(data []byte) error {
	inside := false
	for _, line := range r.lockLines(data) {
		inside = inside || strings.TrimSpace(line) == `"packages": {`
		name, entry, found := strings.Cut(strings.TrimSpace(line), `": ["`)
		if name = strings.TrimPrefix(name, `"`); !inside || !found {
			continue
		}
		if version, is := strings.CutPrefix(entry, name+"@"); is {
			version, _, _ = strings.Cut(version, `"`)
			r.pin(name, version)
		}
	}
	return r.conflict
}

// gradleLock reads gradle.lockfile:
// https://docs.gradle.org/current/userguide/dependency_locking.html
func (r *reader) gradleLock(data []byte) error {
	for _, line := range lines(data) {
		coordinates, _, _ := strings.Cut(line, "=")
		if at := strings.LastIndexByte(coordinates, ':'); at > 0 {
			r.pin(coordinates[:at], coordinates[at+1:])
		}
	}
	return nil
}
