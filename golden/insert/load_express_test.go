package insert

import "testing"

var expressPrograms = []program{
	{"express", "app.js", []string{"/", "/orders/7", "/orders/x"}, nil},
	{"express", "asi.js", []string{"/a", "/b", "/total"}, nil},
	{"express", "bom-windows.mjs", []string{"/one", "/two"}, nil},
	{"express", "bom.js", []string{"/"}, nil},
	{"express", "callbacks.js", []string{"/files/none"}, nil},
	{"express", "catch-all.js", []string{"/", "/about", "/other"}, nil},
	{"express", "cli.js", []string{"/"}, nil},
	{"express", "comments.js", []string{"/admin", "/commented", "/hello"}, nil},
	{"express", "defaults.js", []string{"/health"}, nil},
	{"express", "either.js", []string{"/ip"}, nil},
	{"express", "factory-arrow.cjs", []string{"/api/items/a"}, []string{"/api/endpoint"}},
	{"express", "name-taken.js", []string{"/endpoint"}, []string{"/endpoint-2"}},
	{"express", "no-newline.js", []string{"/"}, nil},
	{"express", "patterns.js", []string{"/v12", "/clean?text=a/b"}, nil},
	{"express", "routers.js", []string{"/", "/7/invoices", "/7/invoices/number/8"}, nil},
	{"express", "server.mjs", []string{"/other"}, nil},
	{"express", "standard.js", []string{"/items"}, nil},
	{"express", "tabs.js", []string{"/tree"}, nil},
	{"express", "templates.js", []string{"/example", "/fake", "/list"}, nil},
	{"express", "top-level-await.mjs", []string{"/settings"}, nil},
	{"express", "windows.js", []string{"/", "/rest"}, nil},
	{"express-ts", "common.cts", []string{"/common"}, nil},
	{"express-ts", "decorators.ts", []string{"/paths"}, nil},
	{"express-ts", "error-handler.ts", []string{"/fails", "/other"}, nil},
	{"express-ts", "factory.ts", []string{"/other"}, nil},
	{"express-ts", "generics.ts", []string{"/?page=2"}, nil},
	{"express-ts", "namespaces.ts", []string{"/role"}, nil},
	{"express-ts", "overloads.ts", []string{"/search?q=a"}, nil},
	{"express-ts", "router.ts", []string{"/stats"}, nil},
	{"express-ts", "satisfies.ts", []string{"/a", "/c", "/1/2"}, nil},
	{"express-ts", "server.mts", []string{"/"}, nil},
	{"express-ts", "untyped.ts", []string{"/items", "/other"}, nil},
	{"express-ts", "windows.ts", []string{"/a", "/b"}, nil},
}

// TestLoadExpress is TestLoad for Express.
func TestLoadExpress(t *testing.T) {
	t.Parallel()
	ask := spawn[load, loaded](func(t testing.TB) []string {
		return []string{"node", expressKit.In(t, "load.mjs")}
	})(t)
	check := typeScript(t)
	for _, p := range expressPrograms {
		t.Run(p.folder+"/"+p.file, func(t *testing.T) { p.load(t, ask, check) })
	}
}
