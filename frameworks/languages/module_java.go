package languages

import (
	"path"
	"regexp"
	"strings"

	"snipgen/generate/input"
)

// javaSources and kotlinSources are the root folders of packages in the layout
// of Maven and Gradle:
// https://maven.apache.org/guides/introduction/introduction-to-the-standard-directory-layout.html
const (
	javaSources   = "src/main/java"
	kotlinSources = "src/main/kotlin"
)

// javaModule derives a folder's package from its path below the root folder,
// which the package of the application's class shows.
func javaModule(f Folder) (ModuleFacts, error) {
	facts := ModuleFacts{Dir: f.Dir}
	source := ""
	if f.File != "" {
		source, facts.Dir = javaRoot(f)
	} else if i := strings.Index(f.Dir+"/", javaSources+"/"); i >= 0 {
		source = f.Dir[:i] + javaSources
	} else {
		return facts, input.Errorf("no application class found that shows where packages begin, and folder %q is not below %s", f.Dir, javaSources).
			Hintf("name a package's folder: --dir %s/com/example/shop", javaSources)
	}
	rest, ok := Below(source, facts.Dir)
	if !ok {
		return facts, input.Errorf("folder %q is not below %s", facts.Dir, source).Hintf("name a package's folder: --dir %s/...", source)
	}
	var err error
	facts.Package, err = dotted(rest, "Java", javaKeywords)
	return facts, err
}

// javaRoot returns the root folder of packages, derived from the package of the
// application's class, and the module's folder. In a Kotlin project, Java code
// goes into a separate root folder; Kotlin's own folders may omit the common
// prefix of all packages:
// https://kotlinlang.org/docs/coding-conventions.html#directory-structure
func javaRoot(f Folder) (source, dir string) {
	pkg := PackageClause(f.Text)
	folders := strings.ReplaceAll(pkg, ".", "/")
	home := path.Dir(f.File)
	source = path.Clean("./" + strings.TrimSuffix(home, folders))
	if path.Ext(f.File) != ".kt" {
		return source, f.Dir
	}
	if i := strings.Index(home+"/", kotlinSources+"/"); i >= 0 {
		source = home[:i] + javaSources
	}
	if rest, ok := Below(home, f.Dir); ok {
		return source, path.Join(source, folders, rest)
	}
	return source, f.Dir
}

// PackageClause returns the package that a Java or Kotlin file declares, or "".
func PackageClause(text string) string {
	m := regexp.MustCompile(`(?m)^package\s+([\w.]+)`).FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return m[1]
}

// javaServes includes Kotlin files, since an application in Kotlin can have
// handlers in Java.
func javaServes(name string) bool {
	ext := path.Ext(name)
	return ext == ".java" || ext == ".kt"
}
