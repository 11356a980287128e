package frameworks

import "testing"

func TestRailsEngine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"an engine", "module Shop\n  class Engine < ::Rails::Engine\n    isolate_namespace Shop\n  end\nend\n", "shop"},
		{"brackets and a nested module", "isolate_namespace(MyShop::HTTPApi)\n", "my_shop/http_api"},
		{"no constant", "  isolate_namespace aBC", ""},
		{"a digit before capitals", "isolate_namespace V2API", "v2_api"},
		{"capitals before a word", "isolate_namespace ABCdE::X", "ab_cd_e/x"},
		{"a comment", "# isolate_namespace Shop\n", ""},
		{"an engine without a namespace", "class Engine < Rails::Engine", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := railsEngine(c.text); got != c.want {
				t.Errorf("%q: got %q, want %q", c.text, got, c.want)
			}
		})
	}
}
