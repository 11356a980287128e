package page

import (
	"bytes"
	_ "embed"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v4"
)

// guideFile maps the names of statuses to guides; its comment explains the
// fields. It is parsed only when a page is made.
//
//go:embed guide.yaml
var guideFile []byte

// A guide says how to use a status, in English.
type guide struct {
	Use     string
	Instead []struct{ Of, Text string } // Of is the name of a status
	Clients string
	Retry   *advice
	Cache   *advice
	Older   []string
}

// An advice answers a question: whether to retry, and whether caches may reuse
// a response.
type advice struct {
	// Safe and Default are the answer, each for one of the questions.
	Safe, Default   string
	Text, Reference string
}

var guides = sync.OnceValues(func() (map[string]*guide, error) {
	all := map[string]*guide{}
	decoder := yaml.NewDecoder(bytes.NewReader(guideFile))
	decoder.KnownFields(true)
	if err := decoder.Decode(&all); err != nil {
		return nil, fmt.Errorf("guide.yaml: %w", err)
	}
	return all, nil
})
