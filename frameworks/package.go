package frameworks

import "strings"

// An Ecosystem is a registry that defines the names of packages.
type Ecosystem string

// The ecosystems whose manifests snipgen reads.
const (
	PyPI      Ecosystem = "PyPI"
	NPM       Ecosystem = "npm"
	GoModules Ecosystem = "Go"
	Maven     Ecosystem = "Maven"
	RubyGems  Ecosystem = "RubyGems"
	NuGet     Ecosystem = "NuGet" // and the SDKs of MSBuild
	Crates    Ecosystem = "Cargo"
	Packagist Ecosystem = "Packagist"
	Hex       Ecosystem = "Hex"
)

// A Package is a name in an ecosystem. A "*" at the end matches any suffix. A
// Maven package is "group:artifact". The Go module "std" is the standard
// library, which every Go project requires, so it counts only if no other
// package matches.
type Package struct {
	Ecosystem Ecosystem
	Name      string
}

// Title returns the name that the packages of a group share, without its
// wildcard.
func (p Package) Title() string { return strings.TrimRight(p.Name, ":*") }

// Matches reports whether a manifest that requires name requires p. It
// normalizes names as the ecosystem does.
func (p Package) Matches(name string) bool {
	if name == "" || p.Name[0]|0x20 != name[0]|0x20 { // no ecosystem changes the first letter, except its case
		return false
	}
	own, name := p.Ecosystem.normal(p.Name), p.Ecosystem.normal(name)
	if prefix, open := strings.CutSuffix(own, "*"); open {
		return strings.HasPrefix(name, prefix)
	}
	return own == name
}

func (e Ecosystem) normal(name string) string {
	switch e {
	case PyPI: // https://packaging.python.org/en/latest/specifications/name-normalization/
		parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' || r == '.' })
		return strings.Join(parts, "-")
	case NuGet, Packagist:
		return strings.ToLower(name)
	case Crates:
		return strings.ReplaceAll(strings.ToLower(name), "_", "-")
	}
	return name
}
