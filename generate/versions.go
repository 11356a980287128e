package generate

import (
	"slices"
	"strconv"

	"snipgen/frameworks"
	"snipgen/generate/status"
)

// versions are the versions for which code is written. They are determined on
// first use; see Request.Versions.
type versions struct {
	of    *frameworks.Framework
	ask   func() (frameworks.Versions, error) // may be nil
	known *frameworks.Versions                // nil as long as nothing depends on them
}

// get returns the versions. Those of the framework are limited to the supported
// ones.
func (v *versions) get() (frameworks.Versions, error) {
	if v.known != nil {
		return *v.known, nil
	}
	var found frameworks.Versions
	var err error
	if v.ask != nil {
		found, err = v.ask()
	}
	if err == nil {
		found.Framework, err = v.of.Supported(found.Framework)
	}
	v.known = &found
	return found, err
}

// names returns the versions for which the code for a status is written, by the
// name of the software. If the code doesn't depend on the version, they are all
// supported ones.
func (v *versions) names(code int) map[string]string {
	if v.of.Oldest == "" {
		return nil
	}
	if v.known == nil {
		all, _ := v.of.Supported(frameworks.Span{})
		return map[string]string{v.of.ID: all.String()}
	}
	out := map[string]string{v.of.ID: v.known.Framework.String()}
	if v.of.Renames(code) {
		out[v.of.NamedBy()] = v.of.Naming(*v.known).String()
	}
	return out
}

// setStatus sets the expression of the status code.
func (v *view) setStatus() error {
	var known frameworks.Versions
	if v.versions.of.Renames(v.Code) {
		var err error
		if known, err = v.versions.get(); err != nil {
			return err
		}
	}
	v.Status, v.Named = v.versions.of.Constant(v.Code, known)
	if !v.Named {
		v.Status = strconv.Itoa(v.Code)
	}
	title := v.Reason
	if v.Problem != nil {
		title = v.Problem.Title.Text
	}
	usual, found := status.Default(v.Code)
	v.Titled = v.Named && found && usual.Reason == title.open() && !slices.Contains(v.versions.of.OwnPhrases, v.Code)
	return nil
}

// Since reports whether the code is only for versions of the framework from
// this one on, so that it can use features of that version.
func (v *view) Since(version string) (bool, error) {
	if _, _, err := frameworks.ParseVersion(version); err != nil {
		return false, err
	}
	known, err := v.versions.get()
	return known.Framework.Within(frameworks.Between(version, "")), err
}
