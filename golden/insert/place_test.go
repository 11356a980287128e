package insert

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// An edit is an edit of --json. It replaces the lines from Start up to, but not
// including, End, counted from 0, in the result of the edits before it.
type edit struct {
	Start, End int
	Lines      []string
}

const mark = "\ufeff" // a byte order mark

// rawLines returns the lines of a text with their ends.
func rawLines(text string) []string {
	return slices.Collect(strings.Lines(text))
}

func trimEnd(line string) string { return strings.TrimRight(line, "\r\n") }

// A placed line is a line of the new text.
type placed struct {
	text string
	old  int // its number in the old text, from 1, or 0 for a new line
}

// inserted returns the ranges of lines that edits have inserted into the new text. If
// the text without them differs from the old one, it returns a fault.
func inserted(old, text string, edits []edit) ([][2]int, string) {
	if len(edits) == 0 {
		return nil, "nothing is inserted"
	}
	marked := strings.HasPrefix(old, mark)
	if strings.HasPrefix(text, mark) != marked {
		return nil, "the byte order mark is not at the top"
	}
	before, after := rawLines(strings.TrimPrefix(old, mark)), rawLines(strings.TrimPrefix(text, mark))
	lines := make([]placed, len(before))
	for i, line := range before {
		lines[i] = placed{trimEnd(line), i + 1}
	}
	for _, e := range edits {
		var fault string
		if lines, fault = e.apply(lines); fault != "" {
			return nil, fault
		}
	}
	same := slices.EqualFunc(lines, after, func(p placed, line string) bool { return p.text == trimEnd(line) })
	if !same {
		return nil, "the edits make another text than the one that is printed"
	}
	return ranges(before, after, lines)
}

// ranges returns the ranges of new lines, or a fault if an old line has changed.
func ranges(before, after []string, lines []placed) (out [][2]int, fault string) {
	end := "\n"
	if len(before) > 0 && strings.HasSuffix(before[0], "\r\n") {
		end = "\r\n"
	}
	for i, p := range lines {
		if p.old > 0 {
			was := before[p.old-1]
			// A last line without a line ending gets one if a new line follows.
			follows := p.old == len(before) && trimEnd(was) == was && i+1 < len(lines) && after[i] == was+end
			if after[i] != was && !follows {
				return nil, fmt.Sprintf("line %d was %q and is %q", p.old, was, after[i])
			}
			continue
		}
		if i+1 < len(lines) && !strings.HasSuffix(after[i], end) {
			return nil, fmt.Sprintf("new line %d ends otherwise than the file's lines: %q", i+1, after[i])
		}
		if n := len(out); n > 0 && out[n-1][1] == i {
			out[n-1][1]++
		} else {
			out = append(out, [2]int{i + 1, i + 1})
		}
	}
	return out, ""
}

var word = regexp.MustCompile(`\w+`)

// apply applies an edit. A line replaced by an equal one counts as kept. Any other replaced
// line must have all its words in the new lines, as an extended import does; the checkers
// make sure that it is an import.
func (e edit) apply(lines []placed) ([]placed, string) {
	if e.Start < 0 || e.End < e.Start || e.End > len(lines) {
		return nil, fmt.Sprintf("lines %d to %d are not in the file", e.Start, e.End)
	}
	var put []placed
	taken := lines[e.Start:e.End]
	for i, kept := range aligned(taken, e.Lines) {
		old := 0
		if kept >= 0 {
			old = taken[kept].old
		}
		put = append(put, placed{e.Lines[i], old})
	}
	for _, p := range taken {
		if p.old == 0 || slices.Contains(put, p) {
			continue
		}
		for _, w := range append(word.FindAllString(p.text, -1), strings.TrimSpace(p.text)[:min(1, len(strings.TrimSpace(p.text)))]) {
			if w == "" || !strings.Contains(strings.Join(e.Lines, "\n"), w) {
				return nil, fmt.Sprintf("line %d is gone: %q", p.old, p.text)
			}
		}
	}
	return slices.Concat(lines[:e.Start], put, lines[e.End:]), ""
}

// aligned returns, for each new line, the index of the equal old line, or -1. It aligns
// as many lines as possible.
func aligned(old []placed, new []string) []int {
	best := make([][]int, len(old)+1)
	for i := range best {
		best[i] = make([]int, len(new)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if old[i].text == new[j] {
				best[i][j] = max(best[i][j], 1+best[i+1][j+1])
			}
		}
	}
	out := make([]int, len(new))
	i := 0
	for j := range new {
		for i < len(old) && best[i][j] == best[i+1][j] {
			i++
		}
		out[j] = -1
		if i < len(old) && old[i].text == new[j] && best[i][j] == 1+best[i+1][j+1] {
			out[j] = i
			i++
		}
	}
	return out
}

// TestInserted checks that inserted finds each kind of fault.
func TestInserted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, old, text string
		edits           []edit
		want            string
	}{
		{"below", "a\nb\n", "a\nx\nb\n", []edit{{1, 1, []string{"x"}}}, "[[2 2]]"},
		{"blank line", "a\n\nb\n", "a\n\nx\n\nb\n", []edit{{1, 2, []string{"", "x", ""}}}, "[[3 4]]"},
		{"two edits", "a\nb\n", "x\na\ny\nb\n", []edit{{0, 0, []string{"x"}}, {2, 2, []string{"y"}}}, "[[1 1] [3 3]]"},
		{"import that grows", "import a\nb\n", "import a, c\nb\n", []edit{{0, 1, []string{"import a, c"}}}, "[[1 1]]"},
		{"no final newline", "a", "a\nx\n", []edit{{1, 1, []string{"x"}}}, "[[2 2]]"},
		{"nothing", "a\n", "a\n", nil, "nothing is inserted"},
		{"line that is gone", "a\nb\n", "a\nx\n", []edit{{1, 2, []string{"x"}}}, `line 2 is gone: "b"`},
		{"blank line that is gone", "a\n\nb\n", "a\nx\nb\n", []edit{{1, 2, []string{"x"}}}, `line 2 is gone: ""`},
		{"other text", "a\n", "a\ny\n", []edit{{1, 1, []string{"x"}}}, "the edits make another text than the one that is printed"},
		{"new final newline", "a\nb", "x\na\nb\n", []edit{{0, 0, []string{"x"}}}, `line 2 was "b" and is "b\n"`},
		{"line end", "a\r\n", "a\r\nx\n\r\n", []edit{{1, 1, []string{"x", ""}}}, `new line 2 ends otherwise than the file's lines: "x\n"`},
		{"mark", mark + "a\n", "x\n" + mark + "a\n", []edit{{0, 0, []string{"x"}}}, "the byte order mark is not at the top"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, fault := inserted(c.old, c.text, c.edits)
			if fault == "" {
				fault = fmt.Sprint(got)
			}
			if fault != c.want {
				t.Errorf("%s, want %s", fault, c.want)
			}
		})
	}
}
