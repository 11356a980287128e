package input

import "strings"

// Nearest returns the candidate most similar to s, for a "did you mean" hint,
// or "" if none is similar enough. Case doesn't matter. Similar is what s begins,
// or a slip of the keyboard or two away: one in three characters, three at most.
// Of equals, the first is returned.
func Nearest(s string, candidates []string) string {
	s = strings.ToLower(s)
	if len(s) < 2 || len(s) > NameLength.Most {
		return ""
	}
	best, near := min((len(s)+1)/3, 3)+1, ""
	for _, c := range candidates {
		lower := strings.ToLower(c)
		if len(lower) < 2 || len(lower) > NameLength.Most {
			continue
		}
		d := slips(s, lower)
		if len(s) > 2 && strings.HasPrefix(lower, s) {
			d = min(d, 1)
		}
		if d < best {
			best, near = d, c
		}
	}
	return near
}

// slips returns the least number of bytes to insert, delete, replace or swap with
// their neighbour to make b of a: the optimal string alignment distance.
func slips(a, b string) int {
	var before []int
	last := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			replaced := last[j]
			if a[i] != b[j] {
				replaced++
			}
			row[j+1] = min(replaced, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
