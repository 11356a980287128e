package languages

import (
	"path"
	"regexp"
	"strings"

	"snipgen/generate/input"
)

// pythonModule determines how the file that mounts handlers imports the folder.
// A file in a package uses a relative import. A script has its own folder on
// the module search path:
// https://docs.python.org/3/library/sys_path_init.html
func pythonModule(f Folder) (ModuleFacts, error) {
	facts := ModuleFacts{Dir: f.Dir}
	if f.File == "" {
		_, err := dotted(f.Dir, "Python", pythonKeywords)
		return facts, err
	}
	home := path.Dir(f.File)
	rest, inside := Below(home, f.Dir)
	if !inside { // the folder isn't below it, so import from the folder with the outermost package
		base := outermost(f, home)
		rest, ok := Below(base, f.Dir)
		if !ok {
			return facts, input.Errorf("folder %q can't be imported by %s", f.Dir, f.File).Hintf("choose one below %q: --dir", base)
		}
		var err error
		facts.Import, err = dotted(rest, "Python", pythonKeywords)
		return facts, err
	}
	name, err := dotted(rest, "Python", pythonKeywords)
	if err != nil {
		return facts, err
	}
	facts.Import = name
	if whole := absolutely(f, home); whole != "" {
		facts.Import = strings.TrimSuffix(whole+"."+name, ".")
		return facts, nil
	}
	if f.Exists(path.Join(home, "__init__.py")) || regexp.MustCompile(`(?m)^from\s+\.`).MatchString(f.Text) {
		facts.Import = "." + name
	} else if whole, err := dotted(home, "Python", pythonKeywords); err == nil && whole != "" &&
		regexp.MustCompile(`(?m)^(?:from|import)\s+`+regexp.QuoteMeta(whole)+`[.\s]`).MatchString(f.Text) {
		facts.Import = strings.TrimSuffix(whole+"."+name, ".") // a parent folder is on the search path
	}
	return facts, nil
}

// outermost returns the folder with the outermost package around a folder.
func outermost(f Folder, dir string) string {
	for dir != "." && f.Exists(path.Join(dir, "__init__.py")) {
		dir = path.Dir(dir)
	}
	return dir
}

// absolutely returns the dotted path of the package of the file that mounts
// handlers, if that file imports modules of its package only by such paths;
// else "".
func absolutely(f Folder, home string) string {
	rest, _ := Below(outermost(f, home), home)
	whole, err := dotted(rest, "Python", pythonKeywords)
	if err != nil || whole == "" {
		return ""
	}
	top, _, _ := strings.Cut(whole, ".")
	if regexp.MustCompile(`(?m)^[ \t]*from\s+\.`).MatchString(f.Text) ||
		!regexp.MustCompile(`(?m)^[ \t]*(?:from|import)\s+`+regexp.QuoteMeta(top)+`[.\s]`).MatchString(f.Text) {
		return ""
	}
	return whole
}

// pythonServes excludes pytest's tests and their configuration:
// https://docs.pytest.org/en/stable/explanation/goodpractices.html
func pythonServes(name string) bool {
	stem, is := strings.CutSuffix(name, ".py")
	return is && stem != "conftest" && !strings.HasPrefix(stem, "test_") && !strings.HasSuffix(stem, "_test")
}
