// Package place reads from a project what a module needs to know of the
// folder that it goes into.
package place

import (
	"snipgen/frameworks"
	"snipgen/generate"
)

// Survey reads what is known of the folder dir, which is relative to the
// project's root; an empty dir is the one where the framework's users expect
// handlers in this project. It reads files below root (and every .editorconfig
// above) and writes none. Its errors are of type input.Error where dir cannot
// hold a module.
func Survey(root, dir string, f *frameworks.Framework) (generate.Place, error) {
	panic("not yet")
}
