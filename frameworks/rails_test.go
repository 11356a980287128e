package frameworks

import "testing"

func TestRailsEngine(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"module Shop\n  class Engine < ::Rails::Engine\n    isolate_namespace Shop\n  end\nend\n": "shop",
		"isolate_namespace(MyShop::HTTPApi)\n":                                                    "my_shop/http_api",
		"  isolate_namespace aBC":                                                                 "",
		"isolate_namespace V2API":                                                                 "v2_api",
		"isolate_namespace ABCdE::X":                                                              "ab_cd_e/x",
		"# isolate_namespace Shop\n":                                                              "",
		"class Engine < Rails::Engine":                                                            "",
	} {
		if got := railsEngine(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
