package page

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"testing"

	"snipgen/templates"
)

// Every colour can be read on its background in both themes: text has a contrast
// of at least 4.5 to 1; a field's border and the focus ring, 3 to 1 (WCAG 2.2,
// 1.4.3 and 1.4.11).
func TestContrast(t *testing.T) {
	data, err := templates.Page.ReadFile("page/style.css")
	if err != nil {
		t.Fatal(err)
	}
	colours := map[string][2]string{}
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`).FindAllStringSubmatch(string(data), -1) {
		colours[m[1]] = [2]string{m[2], m[3]}
	}
	m := regexp.MustCompile(`border: 1px solid light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`).FindStringSubmatch(string(data))
	if m == nil {
		t.Fatal("no rule sets the border of a field")
	}
	colours["field"] = [2]string{m[1], m[2]}
	pairs := 0
	check := func(front, back string, least float64) {
		for theme, name := range []string{"light", "dark"} {
			pairs++
			t.Run(name+" "+front+" on "+back, func(t *testing.T) {
				t.Parallel()
				f, b := colours[front][theme], colours[back][theme]
				if f == "" || b == "" {
					t.Fatalf("the colours are %q on %q, want two", f, b)
				}
				if c := contrast(t, f, b); c < least {
					t.Errorf("the contrast is %.2f, want at least %.1f", c, least)
				}
			})
		}
	}
	for _, back := range []string{"bg", "panel", "code"} {
		for _, front := range []string{"text", "muted", "link", "good"} {
			check(front, back, 4.5)
		}
		for _, class := range "12345x" {
			check(fmt.Sprintf("c%c", class), back, 4.5)
		}
		check("focus", back, 3)
	}
	for _, front := range []string{"comment", "keyword", "constant", "string", "name", "function"} {
		check("hl-"+front, "code", 4.5)
	}
	check("field", "panel", 3)
	check("bg", "text", 4.5) // the selected tab
	for _, class := range "12345x" {
		check("bg", fmt.Sprintf("c%c", class), 4.5) // the number of a section
	}
	if pairs < 90 {
		t.Errorf("checked only %d pairs", pairs)
	}
}

// contrast returns the contrast ratio of two colours as WCAG 2.2 defines it.
func contrast(t *testing.T, a, b string) float64 {
	luminance := func(colour string) float64 {
		l := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			c := float64(n) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			l += weight * c
		}
		return l
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
