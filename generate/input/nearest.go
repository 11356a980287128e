package input

import (
	"strings"

	"github.com/xrash/smetrics"
)

// Nearest returns the candidate most similar to s, for a "did you mean" hint,
// or "" if none is similar enough.
func Nearest(s string, candidates []string) string {
	best, near := 0.75, ""
	for _, c := range candidates {
		if score := smetrics.JaroWinkler(strings.ToLower(s), strings.ToLower(c), 0.7, 4); len(c) > 1 && score > best {
			best, near = score, c
		}
	}
	return near
}
