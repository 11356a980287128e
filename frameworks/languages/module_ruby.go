package languages

import (
	"cmp"
	"strings"

	"snipgen/generate/input"
)

// rubyModule derives a class's modules from the folders below the base, as
// Zeitwerk does: https://github.com/fxn/zeitwerk#file-structure
func rubyModule(f Folder) (ModuleFacts, error) {
	facts := ModuleFacts{Dir: f.Dir}
	base := cmp.Or(f.Base, ".")
	rest, ok := Below(base, f.Dir)
	if !ok {
		return facts, input.Errorf("folder %q is not below %s", f.Dir, base).Hintf("choose another folder: --dir")
	}
	if rest == "" {
		return facts, nil
	}
	var modules []string
	for part := range strings.SplitSeq(rest, "/") {
		if !identifier(part, "") || part != strings.ToLower(part) || part[0] == '_' {
			return facts, input.Errorf("folder %q has no name as a Ruby module: %q", f.Dir, part).Hintf("choose another folder: --dir")
		}
		name := ""
		for piece := range strings.SplitSeq(part, "_") {
			if piece != "" {
				name += strings.ToUpper(piece[:1]) + piece[1:]
			}
		}
		modules = append(modules, name)
	}
	facts.Package, facts.Import = strings.Join(modules, "::"), rest
	return facts, nil
}
