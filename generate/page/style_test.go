package page

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"testing"

	"snipgen/templates"
)

// What is written on what can be read in both themes: a contrast of 4.5 to 1
// for text, and of 3 to 1 for the border of a field and for the focus (WCAG
// 2.2, 1.4.3 and 1.4.11).
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
		t.Fatal("no field has a border of its own")
	}
	colours["field"] = [2]string{m[1], m[2]}
	pairs := 0
	check := func(front, back string, least float64) {
		for theme, name := range []string{"light", "dark"} {
			f, b := colours[front][theme], colours[back][theme]
			if f == "" || b == "" {
				t.Fatalf("there is no colour %q or %q", front, back)
			}
			if c := contrast(t, f, b); c < least {
				t.Errorf("%s, %s on %s: %.2f", name, front, back, c)
			}
			pairs++
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
	check("bg", "text", 4.5) // the tab that is chosen
	for _, class := range "12345x" {
		check("bg", fmt.Sprintf("c%c", class), 4.5) // the number of a section
	}
	if pairs < 90 {
		t.Errorf("only %d pairs", pairs)
	}
}

// contrast is the contrast ratio of WCAG 2.2.
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
