package check

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"snipgen/generate/input"
)

// exceeded returns the error that a server sends more than a limit.
func exceeded(what string, l input.Limit) error {
	return fmt.Errorf("%s has more than %s; %s", what, l, l.Hint())
}

var endOfHead = []byte("\r\n\r\n")

// A frame finds the end of a response while its bytes arrive. It looks at each
// byte about once, so that a server that sends many small parts doesn't cost
// more.
type frame struct {
	method  string
	begin   int // of the head that is incomplete
	at      int // how far the response is known
	interim int // the number of interim responses
	final   bool
	// Once the final head is known: how the response ends, as by Head.length.
	n       int
	chunked bool
}

// whole reports whether raw, all bytes so far, is a whole response. It can't
// tell for a malformed one, or one that ends with the connection. It returns an
// error if a limit is exceeded.
func (f *frame) whole(raw []byte) (bool, error) {
	for !f.final {
		from := max(f.begin, f.at-len(endOfHead)+1) // the end may arrive in two parts
		i := bytes.Index(raw[from:], endOfHead)
		f.at = len(raw)
		if i >= 0 {
			f.at = from + i + len(endOfHead)
		}
		if f.at-f.begin > input.ResponseHead.Most {
			return false, exceeded("the head of the response", input.ResponseHead)
		}
		if i < 0 {
			return false, nil
		}
		h, _, err := parseHead(raw[f.begin:f.at])
		f.begin = f.at
		if err == nil && h.interim() {
			if f.interim++; f.interim > input.InterimResponses.Most {
				return false, exceeded("the series of interim responses", input.InterimResponses)
			}
			continue
		}
		f.final, f.n = true, -1
		if err == nil {
			f.n, f.chunked, _ = h.length(f.method)
		}
	}
	for f.chunked {
		if !f.chunk(raw[f.at:]) {
			return false, nil
		}
	}
	return f.n >= 0 && len(raw)-f.at >= f.n, nil
}

// chunk passes over the chunk at the start of rest, if it is complete. After
// the last or a malformed one, none follows.
func (f *frame) chunk(rest []byte) bool {
	const (
		longest      = 4096 // of the line with the size, as in net/http
		longestChunk = 1 << 30
	)
	i := bytes.Index(rest[:min(len(rest), longest)], []byte("\r\n"))
	if i < 0 {
		f.chunked = len(rest) < longest
		return false
	}
	digits, _, _ := strings.Cut(string(rest[:i]), ";")
	size, err := strconv.ParseUint(strings.TrimRight(digits, " \t"), 16, 32)
	end := i + 2 + int(size) + 2
	switch {
	case err == nil && size <= longestChunk && len(rest) < end:
		return false
	case err != nil || size > longestChunk || !bytes.HasSuffix(rest[:end], []byte("\r\n")):
		f.chunked = false
	case size == 0:
		f.chunked, f.n = false, 0
	}
	f.at += min(end, len(rest))
	return true
}
