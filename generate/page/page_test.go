package page

import "testing"

// Every page renders.
func TestRender(t *testing.T) {
	s := New(Options{})
	for _, p := range s.Pages() {
		if _, err := s.Render(p.Path); err != nil {
			t.Errorf("%s: %v", p.Path, err)
		}
	}
}
