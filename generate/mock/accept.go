package mock

import (
	"mime"
	"strconv"
	"strings"
)

// prefers reports whether a client prefers a media type to the usual one,
// according to its Accept fields (RFC 9110, section 12.5.1). A tie is no
// preference, since the order of media ranges has no meaning.
func prefers(accept []string, mediaType, usual string) bool {
	var ranges []mediaRange
	for _, field := range accept {
		ranges = appendRanges(ranges, field)
	}
	return quality(ranges, mediaType) > quality(ranges, usual)
}

type mediaRange struct {
	name    string // "application/json", "application/*" or "*/*"
	quality float64
}

// appendRanges parses a field and ignores malformed elements.
func appendRanges(ranges []mediaRange, field string) []mediaRange {
	for field != "" {
		var element string
		element, field = cutElement(field)
		name, parameters, err := mime.ParseMediaType(element)
		if err != nil {
			continue
		}
		q := 1.0
		if value, found := parameters["q"]; found {
			if q, err = strconv.ParseFloat(value, 64); err != nil || !(q >= 0 && q <= 1) {
				continue
			}
		}
		ranges = append(ranges, mediaRange{name, q})
	}
	return ranges
}

// cutElement cuts a list at the first comma outside quoted strings.
func cutElement(list string) (element, rest string) {
	quoted := false
	for i := 0; i < len(list); i++ {
		switch c := list[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case c == ',' && !quoted:
			return list[:i], list[i+1:]
		}
	}
	return list, ""
}

// quality returns the quality of a media type according to the most specific
// range. It ignores the parameters of ranges: "application/problem+json;
// charset=utf-8" also matches the type without a parameter.
func quality(ranges []mediaRange, mediaType string) float64 {
	kind, _, _ := strings.Cut(mediaType, "/")
	for _, name := range []string{mediaType, kind + "/*", "*/*"} {
		best, found := 0.0, false
		for _, r := range ranges {
			if r.name == name {
				best, found = max(best, r.quality), true
			}
		}
		if found {
			return best
		}
	}
	return 0
}
