// Package describe tells what is known of statuses, targets and snippets: what
// they are and what was seen when they ran. Its types are what snipgen prints
// as JSON.
package describe

import (
	"snipgen/frameworks"
	"snipgen/generate/status"
)

// Known is what there is to tell of besides the built-in statuses.
type Known struct {
	Own     []status.Status         // the user's own statuses
	Targets []*frameworks.Framework // built-in ones and the user's own
}
