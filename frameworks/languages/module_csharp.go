package languages

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"
)

// csharpModule returns the namespace of a folder as Visual Studio does: the
// project's root namespace, or else the name of the project file, followed by
// the folders below it:
// https://learn.microsoft.com/visualstudio/msbuild/common-msbuild-project-properties
func csharpModule(f Folder) (ModuleFacts, error) {
	facts := ModuleFacts{Dir: f.Dir}
	var project struct{ PropertyGroup []csharpProperties }
	at, name := ".", f.Root
	f.upwards(func(dir string) bool {
		names := f.Names(dir)
		i := slices.IndexFunc(names, func(name string) bool { return path.Ext(name) == ".csproj" })
		if i < 0 {
			return false
		}
		at, name = dir, strings.TrimSuffix(names[i], ".csproj")
		// The SDK reports an invalid file, so don't.
		_ = xml.Unmarshal([]byte(f.Read(path.Join(dir, names[i]))), &project)
		return true
	})
	for _, group := range append(csharpShared(f), project.PropertyGroup...) {
		if group.RootNamespace != "" && !strings.Contains(group.RootNamespace, "$") {
			name = strings.TrimSpace(group.RootNamespace)
		}
		if v := strings.ToLower(strings.TrimSpace(group.ImplicitUsings)); v == "enable" || v == "true" {
			facts.Implicit = true
		} else if v != "" {
			facts.Implicit = false
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

// csharpProperties are the MSBuild properties on which C# code depends.
type csharpProperties struct{ RootNamespace, ImplicitUsings string }

// csharpShared returns the properties in the nearest Directory.Build.props,
// which the SDK reads before the project:
// https://learn.microsoft.com/visualstudio/msbuild/customize-by-directory
func csharpShared(f Folder) []csharpProperties {
	const name = "Directory.Build.props"
	text, _ := f.nearest(name)
	if text == "" && f.Above != nil {
		text = f.Above(name)
	}
	var project struct{ PropertyGroup []csharpProperties }
	_ = xml.Unmarshal([]byte(text), &project) // the SDK reports an invalid file
	return project.PropertyGroup
}

// csharpNamespace turns a folder's name into a component of a namespace, with
// underscores for invalid characters.
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
