package languages

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"
)

// csharpModule makes the namespace of the project file's name, or of its root
// namespace, and of the folders below it, as Visual Studio does:
// https://learn.microsoft.com/visualstudio/msbuild/common-msbuild-project-properties
func csharpModule(f Folder) (ModuleFacts, error) {
	facts := ModuleFacts{Dir: f.Dir}
	var project struct {
		PropertyGroup []struct{ RootNamespace, ImplicitUsings string }
	}
	at, name := ".", f.Root
	f.upwards(func(dir string) bool {
		names := f.Names(dir)
		i := slices.IndexFunc(names, func(name string) bool { return path.Ext(name) == ".csproj" })
		if i < 0 {
			return false
		}
		at, name = dir, strings.TrimSuffix(names[i], ".csproj")
		// A file that is broken is the SDK's to complain of.
		_ = xml.Unmarshal([]byte(f.Read(path.Join(dir, names[i]))), &project)
		return true
	})
	for _, group := range project.PropertyGroup {
		if group.RootNamespace != "" && !strings.Contains(group.RootNamespace, "$") {
			name = strings.TrimSpace(group.RootNamespace)
		}
		if v := strings.ToLower(strings.TrimSpace(group.ImplicitUsings)); v == "enable" || v == "true" {
			facts.Implicit = true
		}
	}
	rest, _ := Below(at, f.Dir)
	parts := strings.Split(name, ".")
	if rest != "" {
		parts = append(parts, strings.Split(rest, "/")...)
	}
	for i, part := range parts {
		parts[i] = csharpNamespace(part)
	}
	facts.Package = strings.Join(parts, ".")
	facts.Import = facts.Package
	return facts, nil
}

// csharpNamespace makes one name of a namespace of a folder's name: what can't
// be in it becomes an underscore.
func csharpNamespace(folder string) string {
	name := strings.Map(func(r rune) rune {
		if r < 0x80 && identifier("_"+string(r), "") {
			return r
		}
		return '_'
	}, folder)
	if !identifier(name, "") {
		name = "_" + name
	}
	if contains(csharpKeywords, name) {
		name = "@" + name
	}
	return name
}
