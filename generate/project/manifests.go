package project

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/mod/modfile"
)

// object parses a JSON object.
func object(data []byte) (table, error) {
	var t table
	err := json.Unmarshal(data, &t)
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		before := data[:min(max(syntax.Offset-1, 0), int64(len(data)))]
		return nil, fmt.Errorf("line %d, column %d: %w", bytes.Count(before, []byte("\n"))+1, len(before)-bytes.LastIndexByte(before, '\n'), err)
	case errors.As(err, &wrong):
		return nil, fmt.Errorf("it is not an object but %s", wrong.Value)
	}
	return t, err
}

// packages adds the keys of a table as packages. The value is the versions, or
// a table with the versions, whether the package is optional and, if the key is
// another name for it, its real name.
func (r *reader) packages(in table, where string, use Use) {
	for _, name := range keys(in) {
		versions, _ := in[name].(string)
		of := use
		if details, is := in[name].(table); is {
			versions, _ = details["version"].(string)
			if real, renamed := details["package"].(string); renamed {
				name = real
			}
			if optional, _ := details["optional"].(bool); optional {
				of = Optional
			}
		}
		if m := alias().FindStringSubmatch(versions); m != nil {
			name, versions = m[1], m[2]
		}
		r.require(name, where, of, versions)
	}
}

// alias matches a dependency on a package of npm or JSR under another name,
// such as npm:express@^5. The groups are its real name and its versions.
var alias = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:npm|jsr):/?(@?[A-Za-z_][^@]*)(?:@(.*))?$`) })

// packageJSON reads package.json:
// https://docs.npmjs.com/cli/v11/configuring-npm/package-json
func (r *reader) packageJSON(data []byte) error {
	t, err := object(data)
	r.packages(sub(t, "dependencies"), "dependencies", Run)
	for _, section := range []string{"optionalDependencies", "peerDependencies", "devDependencies"} {
		r.packages(sub(t, section), section, Optional)
	}
	return err
}

// deno reads the imports of deno.json that are packages:
// https://docs.deno.com/runtime/fundamentals/configuration/
func (r *reader) deno(data []byte) error {
	t, err := object(plainJSON(string(data)))
	imports := sub(t, "imports")
	maps.DeleteFunc(imports, func(_ string, address any) bool {
		text, _ := address.(string)
		return !alias().MatchString(text)
	})
	r.packages(imports, "imports", Run)
	return err
}

// composer reads composer.json: https://getcomposer.org/doc/04-schema.md
func (r *reader) composer(data []byte) error {
	t, err := object(data)
	r.packages(sub(t, "require"), "require", Run)
	r.packages(sub(t, "require-dev"), "require-dev", Optional)
	return err
}

// cargo reads Cargo.toml: https://doc.rust-lang.org/cargo/reference/manifest.html
func (r *reader) cargo(data []byte) error {
	t, err := parseTOML(data)
	r.packages(sub(t, "dependencies"), "dependencies", Run)
	r.packages(sub(t, "dev-dependencies"), "dev-dependencies", Optional)
	r.packages(sub(t, "workspace", "dependencies"), "workspace.dependencies", Optional)
	for _, target := range keys(sub(t, "target")) {
		r.packages(sub(t, "target", target, "dependencies"), "target."+target+".dependencies", Run)
	}
	return err
}

// goMod reads go.mod: https://go.dev/ref/mod#go-mod-file
func (r *reader) goMod(data []byte) error {
	f, err := modfile.ParseLax("go.mod", data, nil)
	if err != nil {
		text, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "go.mod:"), "\n")
		return fmt.Errorf("line %s", text)
	}
	for _, require := range f.Require {
		if !require.Indirect {
			r.add(require.Mod.Path, fmt.Sprintf("line %d", require.Syntax.Start.Line), Run)
		}
		r.pin(require.Mod.Path, require.Mod.Version)
	}
	r.add("std", "every Go module", Implied)
	if f.Go != nil { // the language's version decides how the library behaves
		r.pin("std", f.Go.Version)
	}
	return nil
}

// unmarshal parses XML. It reads every encoding that contains ASCII as Latin-1,
// since names and versions are ASCII.
func unmarshal(data []byte, v any) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		switch name := strings.ToLower(charset); {
		case name == "utf-16": // already decoded
			return in, nil
		case name == "us-ascii", strings.HasPrefix(name, "iso-8859-"), strings.HasPrefix(name, "windows-125"):
			raw, err := io.ReadAll(in)
			var out strings.Builder
			for _, b := range raw {
				out.WriteRune(rune(b))
			}
			return strings.NewReader(out.String()), err
		}
		return nil, fmt.Errorf("encoding %q isn't known", charset)
	}
	err := d.Decode(v)
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("line %d: %s", syntax.Line, syntax.Msg)
	}
	if errors.Is(err, io.EOF) {
		return errors.New("it has no element")
	}
	if err != nil {
		return errors.New(strings.TrimPrefix(err.Error(), "xml: "))
	}
	return nil
}

// An artifact is a dependency, a plugin or a parent in a POM.
type artifact struct {
	GroupID    string `xml:"groupId"`
	ArtifactID string `xml:"artifactId"`
	Version    string `xml:"version"`
	Scope      string `xml:"scope"`
}

// A property is a named value in a POM, to which other values can refer.
type property struct {
	XMLName xml.Name
	Value   string `xml:",chardata"`
}

// resolver returns a function that replaces a reference to one of these
// properties, such as ${spring-boot.version}, by its value. Other text stays as
// it is.
func resolver(properties []property) func(text string) string {
	values := make(map[string]string, len(properties))
	for _, p := range properties {
		values["${"+p.XMLName.Local+"}"] = strings.TrimSpace(p.Value)
	}
	return func(text string) string {
		const deepest = 4 // a property may refer to another
		for range deepest {
			value, found := values[text]
			if !found {
				break
			}
			text = value
		}
		return text
	}
}

// pom reads a POM: https://maven.apache.org/pom.html
func (r *reader) pom(data []byte) error {
	type build struct {
		Plugins []artifact `xml:"plugins>plugin"`
	}
	var project struct {
		XMLName    xml.Name `xml:"project"`
		Parent     artifact `xml:"parent"`
		Properties struct {
			Entries []property `xml:",any"`
		} `xml:"properties"`
		Dependencies []artifact `xml:"dependencies>dependency"`
		Managed      []artifact `xml:"dependencyManagement>dependencies>dependency"`
		Build        build      `xml:"build"`
		Profiles     []struct {
			Dependencies []artifact `xml:"dependencies>dependency"`
			Build        build      `xml:"build"`
		} `xml:"profiles>profile"`
	}
	if err := unmarshal(data, &project); err != nil {
		return err
	}
	resolve := resolver(project.Properties.Entries)
	add := func(list []artifact, where string, use Use) {
		for _, a := range list {
			group, name := strings.TrimSpace(a.GroupID), strings.TrimSpace(a.ArtifactID)
			of := use
			if scope := strings.TrimSpace(a.Scope); scope == "test" || scope == "provided" {
				of = Optional
			}
			if name != "" {
				r.add(group+":"+name, where, of)
				r.pin(group+":"+name, resolve(strings.TrimSpace(a.Version)))
			}
		}
	}
	// Spring Boot's parent and BOM take the version of Spring Framework from
	// this property.
	r.pin("org.springframework:spring-framework-bom", resolve("${spring-framework.version}"))
	add([]artifact{project.Parent}, "parent", Run)
	add(project.Dependencies, "dependencies", Run)
	add(project.Build.Plugins, "build.plugins", Run)
	add(project.Managed, "dependencyManagement", Optional)
	for _, p := range project.Profiles {
		add(p.Dependencies, "profiles", Optional)
		add(p.Build.Plugins, "profiles", Optional)
	}
	return nil
}

// csproj reads an MSBuild project:
// https://learn.microsoft.com/visualstudio/msbuild/how-to-use-project-sdk
func (r *reader) csproj(data []byte) error {
	type item struct {
		Include string `xml:"Include,attr"`
	}
	type sdk struct {
		Name string `xml:"Name,attr"`
		SDK  string `xml:"Sdk,attr"`
	}
	var project struct {
		XMLName xml.Name `xml:"Project"`
		SDK     string   `xml:"Sdk,attr"`
		SDKs    []sdk    `xml:"Sdk"`
		Imports []sdk    `xml:"Import"`
		Groups  []struct {
			Packages   []item `xml:"PackageReference"`
			Frameworks []item `xml:"FrameworkReference"`
		} `xml:"ItemGroup"`
		Properties []struct {
			One  string `xml:"TargetFramework"`
			Many string `xml:"TargetFrameworks"`
		} `xml:"PropertyGroup"`
	}
	if err := unmarshal(data, &project); err != nil {
		return err
	}
	add := func(name, where string) {
		name, _, _ = strings.Cut(name, "/") // a version
		r.add(strings.TrimSpace(name), where, Run)
	}
	for name := range strings.SplitSeq(project.SDK, ";") {
		add(name, "Sdk")
	}
	for _, s := range slices.Concat(project.SDKs, project.Imports) {
		add(s.Name, "Sdk")
		add(s.SDK, "Sdk")
	}
	for _, p := range project.Properties {
		for moniker := range strings.SplitSeq(p.One+";"+p.Many, ";") {
			r.pin("Microsoft.NET.Sdk.Web", netVersion(moniker))
		}
	}
	for _, g := range project.Groups {
		for _, i := range g.Packages {
			add(i.Include, "PackageReference")
		}
		for _, i := range g.Frameworks {
			add(i.Include, "FrameworkReference")
		}
	}
	return nil
}

// packagesConfig reads a packages.config, which projects for .NET Framework have:
// https://learn.microsoft.com/nuget/reference/packages-config
func (r *reader) packagesConfig(data []byte) error {
	var config struct {
		XMLName  xml.Name `xml:"packages"`
		Packages []struct {
			ID string `xml:"id,attr"`
		} `xml:"package"`
	}
	err := unmarshal(data, &config)
	for _, p := range config.Packages {
		r.add(strings.TrimSpace(p.ID), "package", Run)
	}
	return err
}

// netVersion returns the version in the name of a target framework, such as
// net8.0 or net9.0-windows:
// https://learn.microsoft.com/dotnet/standard/frameworks. It is "" for another
// platform, such as .NET Framework's net48.
func netVersion(moniker string) string {
	moniker = strings.ToLower(strings.TrimSpace(moniker))
	version := strings.TrimPrefix(strings.TrimPrefix(moniker, "netcoreapp"), "net")
	if version == moniker || !strings.Contains(version, ".") {
		return ""
	}
	return version
}
