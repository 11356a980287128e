package languages

import (
	"path"
	"regexp"
	"strings"

	"snipgen/generate/input"
)

// javaSources and kotlinSources are where packages begin in the layout of Maven
// and Gradle:
// https://maven.apache.org/guides/introduction/introduction-to-the-standard-directory-layout.html
const (
	javaSources   = "src/main/java"
	kotlinSources = "src/main/kotlin"
)

// javaModule reads the folder's package off its path, which begins where that
// of the application's class does.
func javaModule(f Folder) (ModuleFacts, error) {
	facts := ModuleFacts{Dir: f.Dir}
	source := ""
	if f.File != "" {
		source, facts.Dir = javaRoot(f)
	} else if i := strings.Index(f.Dir+"/", javaSources+"/"); i >= 0 {
		source = f.Dir[:i] + javaSources
	} else {
		return facts, input.Errorf("no class of an application was found to say where packages begin, and folder %q is not below %s", f.Dir, javaSources).
			Hintf("name the folder of a package: --dir %s/com/example/shop", javaSources)
	}
	rest, ok := Below(source, facts.Dir)
	if !ok {
		return facts, input.Errorf("folder %q is not below %s", facts.Dir, source).Hintf("a package's folder is: --dir %s/...", source)
	}
	var err error
	facts.Package, err = dotted(rest, "Java", javaKeywords)
	return facts, err
}

// javaRoot returns the folder in which packages begin, by the package of the
// application's class, and the module's folder. Java in a project of Kotlin's
// goes into a folder beside that of Kotlin, whose folders may leave out what
// all packages have in common:
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

// PackageClause returns the package that a file of Java or Kotlin declares, or
// "" where it declares none.
func PackageClause(text string) string {
	m := regexp.MustCompile(`(?m)^package\s+([\w.]+)`).FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return m[1]
}

// javaServes takes Kotlin's files too: an application in Kotlin can hold
// handlers in Java.
func javaServes(name string) bool {
	ext := path.Ext(name)
	return ext == ".java" || ext == ".kt"
}
