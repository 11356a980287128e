package project

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/generate"
	"snipgen/generate/files"
	"snipgen/generate/input"
)

// Mounted returns the files of a project after the lines that mount its modules
// are inserted. It returns an input.Error if there is no insertion for them.
func Mounted(to generate.Destination, mounts []generate.Mount) ([]files.File, error) {
	own := slices.DeleteFunc(slices.Clone(mounts), func(m generate.Mount) bool { return len(m.Lines) == 0 })
	switch {
	case len(own) == 0:
		return nil, nil
	case len(to.Choices) > 0:
		return nil, input.Errorf("several objects could mount the handlers: %s", strings.Join(to.Choices, ", ")).
			Hintf("choose a folder near to one with --dir, or leave out --mount to get the lines printed")
	case slices.ContainsFunc(own, func(m generate.Mount) bool { return m.Line == nil }):
		return nil, input.Errorf("no place was found for the lines that mount the handlers").
			Hintf("leave out --mount to get the lines printed")
	}
	old, err := files.Read(filepath.Join(to.Root, to.File), input.SurveyedFile)
	if err != nil {
		return nil, err
	}
	text, mark := strings.CutPrefix(string(old), "\ufeff")
	if strings.ReplaceAll(text, "\r\n", "\n") != to.Text {
		return nil, fmt.Errorf("file %q was changed by another program; nothing was written", to.File)
	}
	text = generate.Inserted(text, own)
	if mark {
		text = "\ufeff" + text
	}
	return []files.File{{Path: to.File, Content: []byte(text), From: old}}, nil
}
