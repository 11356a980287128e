package insert

import (
	"slices"
	"strings"
	"testing"
)

// TestCompilers checks that each compiler's checker reports broken insertions and accepts
// correct ones. TestCheckers tests the other checkers.
func TestCompilers(t *testing.T) {
	t.Parallel()
	for _, language := range []struct {
		name    string
		open    func(testing.TB) checker
		cases   []judged
		natural []natural
	}{
		{"typescript", typeScript, scriptCases, scriptNatural},
		{"java", javac, javaCases, javaNatural},
		{"csharp", roslyn, csharpCases, csharpNatural},
	} {
		t.Run(language.name, func(t *testing.T) {
			t.Parallel()
			check := language.open(t)
			for _, c := range language.cases {
				t.Run(c.name, func(t *testing.T) { c.run(t, check) })
			}
			for _, c := range language.natural {
				t.Run(c.file, func(t *testing.T) { c.run(t, check) })
			}
		})
	}
}

// natural has the natural lines of a file: those where a user would insert a handler.
type natural struct {
	file, text string
	lines      []int
}

func (c natural) run(t *testing.T, check checker) {
	a, err := check(request{File: c.file, Old: c.text, News: []newText{}})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(a.Natural, c.lines) {
		t.Errorf("natural lines %v, want %v", a.Natural, c.lines)
	}
}

// A judged case is a file in which a plus sign begins each inserted line, and a part of
// what the checker must report; "" if it must accept the lines.
type judged struct{ name, file, text, want string }

func (c judged) run(t *testing.T, check checker) {
	old, new := marked(c.text)
	a, err := check(request{File: c.file, Old: old, News: []newText{new}})
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Broken["1"]; !a.Parses || c.want == "" && got != "" || !strings.Contains(got, c.want) {
		t.Errorf("the checker reports %q, want %q; the old text parses: %t\n%s", got, c.want, a.Parses, excerpt(new))
	}
}

const (
	jsApp   = "const express = require('express');\nconst app = express();\n"
	jsRoute = "+app.get('/new', (req, res) => {\n+  res.sendStatus(404);\n+});\n"
	tsApp   = "import express from 'express';\nconst app = express();\n"
	tsRoute = "+app.get('/new', (_req, res) => {\n+  res.sendStatus(404);\n+});\n"
)

var scriptCases = []judged{
	{"route", "a.js", jsApp + "\n" + jsRoute + "app.listen(1);\n", ""},
	{"route without a semicolon", "a.js", "const express = require('express')\nconst app = express()\n\n" + strings.ReplaceAll(jsRoute, ";", "") + "\n;[1].map(String)\n", ""},
	{"typed route", "a.ts", tsApp + tsRoute, ""},
	{"unused parameter", "a.ts", tsApp + jsRoute, "TS6133"},
	{"response", "a.js", jsApp + "app.get('/', (req, reply) => {\n+  reply.sendStatus(404);\n});\n", ""},
	{"returned response", "a.ts", tsApp + "app.get('/', (_req, res) => {\n  if (app) {\n+    return void res.sendStatus(404);\n  }\n  res.end();\n});\n", ""},
	{"response to the request", "a.js", jsApp + "app.get('/', (req, reply) => {\n+  req.sendStatus(404);\n});\n", "req is no response"},
	{"response to nobody", "a.js", jsApp + "app.get('/', (req, reply) => {\n+  res.sendStatus(404);\n});\n", "answers for no handler"},
	{"response in a plain function", "a.js", "function f() {\n+  res.sendStatus(404);\n}\n", "answers for no handler"},
	{"dead response", "a.js", jsApp + "app.get('/', (req, res) => {\n  return res.end();\n+  res.sendStatus(404);\n});\n", "unreachable"},
	{"route in a handler", "a.js", jsApp + "app.get('/', (req, res) => {\n" + jsRoute + "});\n", "another scope"},
	{"route in a factory", "a.js", "const express = require('express');\nfunction f() {\n  const app = express();\n" + jsRoute + "  return app;\n}\n", ""},
	{"route after a factory", "a.js", "const express = require('express');\nfunction f() {\n  const app = express();\n  return app;\n}\n" + jsRoute, "app isn't declared"},
	{"route in a constructor", "a.ts", "import express from 'express';\nclass S {\n  app: express.Express;\n  constructor() {\n    this.app = express();\n" + strings.ReplaceAll(tsRoute, "+app", "+this.app") + "  }\n}\n", ""},
	{"route in front of this.app", "a.js", "const express = require('express');\nclass S {\n  constructor() {\n" + strings.ReplaceAll(jsRoute, "+app", "+this.app") + "    this.app = express();\n  }\n}\n", "isn't bound above"},
	{"route in front", "a.js", "const express = require('express');\n" + jsRoute + "const app = express();\n", "before its definition"},
	{"route in a branch", "a.js", "const express = require('express');\nlet app;\nif (process.env.A) {\n  app = express();\n" + jsRoute + "} else {\n  app = express();\n}\n", "another scope"},
	{"route in a block", "a.js", jsApp + "if (require.main) {\n" + jsRoute + "}\n", "another scope"},
	{"route on a parameter", "a.js", "module.exports = (app) => {\n" + jsRoute + "};\n", "parameter"},
	{"route on a module", "a.js", "const app = require('./app');\napp.start();\n" + jsRoute, "no route is on it"},
	{"route on a module's router", "a.js", "const app = require('./app');\napp.get('/', (req, res) => res.end());\n" + jsRoute, ""},
	{"after listen", "a.js", jsApp + "app.listen(1);\n" + jsRoute, "after listen()"},
	{"after a catch-all", "a.js", jsApp + "app.use((req, res) => {\n  res.end();\n});\n" + jsRoute, "catch-all"},
	{"after middleware", "a.js", jsApp + "app.use((req, res, next) => {\n  next();\n});\n" + jsRoute, ""},
	{"after an error handler", "a.js", jsApp + "function failed(err, req, res, next) {\n  next(err);\n}\napp.use(failed);\n" + jsRoute, "error handler"},
	{"second application", "a.js", "module.exports = { f: (req, res) => res.end() };\n+const express = require('express');\n+const app = express();\n" + jsRoute, "second application"},
	{"first application", "a.js", "+const express = require('express');\n+const app = express();\n" + jsRoute, ""},
	{"bare handler", "a.js", "const f = (req, res) => res.end();\n+const g = (req, res) => {\n+  res.sendStatus(404);\n+};\nmodule.exports = { f };\n", ""},
	{"method among handlers", "a.js", "class C {\n  static f(req, res) {\n    res.end();\n  }\n+  static g(req, res) {\n+    res.sendStatus(404);\n+  }\n}\n", ""},
	{"taken name", "a.js", "const g = 1;\n+const g = (req, res) => {\n+  res.sendStatus(404);\n+};\n", "TS2451"},
	{"function in a function", "a.js", "function f(req, res) {\n+  const g = (req, res) => {\n+    res.sendStatus(404);\n+  };\n}\n", "a function is in a function"},
	{"stolen comment", "a.js", jsApp + "// The index.\n" + jsRoute + "app.get('/', (req, res) => res.end());\n", "old tree is changed"},
	{"section", "a.js", jsApp + "// --- index ---\n\n" + jsRoute + "\napp.get('/', (req, res) => res.end());\n", ""},
	{"comment", "a.js", jsApp + "/*\n" + jsRoute + "*/\n", "no code"},
	{"template", "a.js", jsApp + "const s = `\n" + jsRoute + "`;\n", "old tree is changed"},
	{"directive", "a.js", "+const express = require('express');\n'use strict';\nconst app = 1;\n+const f = (req, res) => res.end();\n", "directive"},
	{"import that grows", "a.ts", "import { Router } from 'express';\nconst r = Router();\n+import { json } from 'express';\n+r.use(json());\n", ""},
	{"no import", "a.ts", "const a = 1;\n+const app = express();\n", "TS2304"},
	{"syntax", "a.js", "f(\n" + jsRoute + ");\n", "TS1"},
	{"JSX", "a.tsx", "const a = (\n  <p>\n+app.get('/', 1);\n  </p>\n);\n", "old tree is changed"},
}

var scriptNatural = []natural{
	{"app.js", "'use strict';\n\nconst e = require('express');\n\nconst app = e();\nconst x = express();\n/*\n\n*/\n\nf(`\n\n`, () => {\n\n});\n\n", []int{4, 10, 16, 17}},
	{"handler.mjs", "export const f = (req, res) => {\n\n};\n\n// the end", []int{4, 6}},
	{"imports.ts", "import a from 'a';\n", []int{2}},
	{"parameter.ts", "export default (app) => {\n  app.get('/', (req, res) => {});\n};\n\n", nil},
	{"plain.ts", "export const a = 1;\n\nexport const b = 2;\n", nil},
}

const (
	javaImports = "import org.springframework.http.ResponseEntity;\nimport org.springframework.web.bind.annotation.*;\n"
	javaMethod  = "+  @GetMapping(\"/new\")\n+  public ResponseEntity<Void> fresh() {\n+    return ResponseEntity.notFound().build();\n+  }\n"
	javaOld     = "  @GetMapping(\"/a\")\n  ResponseEntity<String> a() {\n    return ResponseEntity.ok(\"a\");\n  }\n"
)

var javaCases = []judged{
	{"method", "C.java", javaImports + "@RestController\nclass C {\n" + javaOld + "\n" + javaMethod + "}\n", ""},
	{"plain class", "C.java", javaImports + "class C {\n" + javaMethod + "}\n", "no controller"},
	{"advice", "C.java", javaImports + "@RestControllerAdvice\nclass C {\n" + javaMethod + "}\n", "no controller"},
	{"stolen annotation", "C.java", javaImports + "@RestController\nclass C {\n" + strings.Replace(javaOld, "\n", "\n"+javaMethod, 1) + "}\n", "old tree is changed"},
	{"stolen comment", "C.java", javaImports + "@RestController\nclass C {\n  // First.\n" + javaMethod + javaOld + "}\n", "old tree is changed"},
	{"in a comment", "C.java", javaImports + "@RestController\nclass C {\n  /*\n" + javaMethod + "  */\n}\n", "no code"},
	{"in a text block", "C.java", javaImports + "@RestController\nclass C {\n  String s = \"\"\"\n" + javaMethod + "    \"\"\";\n}\n", "old tree is changed"},
	{"in a method", "C.java", javaImports + "@RestController\nclass C {\n" + strings.Replace(javaOld, "{\n", "{\n"+javaMethod, 1) + "}\n", "';' expected"},
	{"response", "C.java", javaImports + "@RestController\nclass C {\n  @GetMapping\n  ResponseEntity<String> a(int n) {\n    if (n > 0) {\n+      return ResponseEntity.notFound().build();\n    }\n    return null;\n  }\n}\n", ""},
	{"response of another type", "C.java", javaImports + "@RestController\nclass C {\n  @GetMapping\n  String a(int n) {\n    if (n > 0) {\n+      return ResponseEntity.notFound().build();\n    }\n    return null;\n  }\n}\n", "incompatible types"},
	{"dead code below", "C.java", javaImports + "@RestController\nclass C {\n  @GetMapping\n  ResponseEntity<String> a(int n) {\n+    return ResponseEntity.notFound().build();\n    n++;\n    return null;\n  }\n}\n", "unreachable"},
	{"response in a plain method", "C.java", javaImports + "@RestController\nclass C {\n  ResponseEntity<String> a() {\n+    return ResponseEntity.notFound().build();\n  }\n}\n", "is in a"},
	{"no import", "C.java", "import org.springframework.web.bind.annotation.RestController;\n@RestController\nclass C {\n" + javaMethod + "}\n", "cannot find symbol"},
	{"private method", "C.java", javaImports + "@RestController\nclass C {\n" + strings.Replace(javaMethod, "public", "private", 1) + "}\n", "no handler"},
	{"taken name", "C.java", javaImports + "@RestController\nclass C {\n  void fresh() {}\n" + javaMethod + "}\n", "already defined"},
	{"second class", "C.java", javaImports + "class D {}\n+@RestController\n+class C {\n" + javaMethod + "+}\n", "beside"},
	{"first class", "C.java", "+" + strings.ReplaceAll(strings.TrimSuffix(javaImports, "\n"), "\n", "\n+") + "\n+@RestController\n+public class C {\n" + javaMethod + "+}\n", ""},
	{"name of the file", "D.java", "+public class C {\n+}\n", "should be declared"},
}

var javaNatural = []natural{
	{"C.java", "package a;\n\nimport b.C;\n\n@RestController\nclass C {\n\n  int a;\n\n  /*\n\n  */\n  void f() {\n\n  }\n\n  String s = \"\"\"\n\n      \"\"\";\n}\n\nclass D {\n  int a;\n\n  int b;\n}\n", []int{9, 16, 21, 27}},
	{"D.java", "class D {\n  int a;\n\n  int b;\n}\n", nil},
	{"E.java", "package a;\n", []int{2}},
}

const (
	csBuild  = "var app = WebApplication.Create(args);\n"
	csRoute  = "+app.MapGet(\"/new\", () => TypedResults.NotFound());\n"
	csType   = "using Microsoft.AspNetCore.Mvc;\n[ApiController]\npublic class C : ControllerBase\n{\n"
	csAction = "+    [HttpGet(\"new\")]\n+    public IActionResult Fresh()\n+    {\n+        return NotFound();\n+    }\n"
	csGet    = "    [HttpGet]\n    public IActionResult Get()\n    {\n        return Ok();\n    }\n"
)

var csharpCases = []judged{
	{"route", "a.cs", csBuild + csRoute + "app.Run();\n", ""},
	{"after Run", "a.cs", csBuild + "app.Run();\n" + csRoute, "after Run()"},
	{"in front", "a.cs", csRoute + csBuild, "CS0841"},
	{"second application", "a.cs", csBuild + "+var other = WebApplication.Create(args);\n", "second application"},
	{"first application", "a.cs", "+" + csBuild + csRoute, ""},
	{"statements among classes", "a.cs", "+" + csBuild + csRoute + "class C;\n", "file of classes"},
	{"after a class", "a.cs", csBuild + "class C;\n" + csRoute, "CS8803"},
	{"action", "a.cs", csType + csGet + "\n" + csAction + "}\n", ""},
	{"action of a plain class", "a.cs", strings.NewReplacer("[ApiController]\n", "", " : ControllerBase", "").Replace(csType) + csAction + "}\n", "no controller"},
	{"action without attribute", "a.cs", csType + strings.Replace(csAction, "[HttpGet(\"new\")]", "", 1) + "}\n", "no action"},
	{"action without import", "a.cs", strings.Replace(csType, "using Microsoft.AspNetCore.Mvc;\n", "", 1) + csAction + "}\n", "CS0246"},
	{"stolen attribute", "a.cs", csType + strings.Replace(csGet, "]\n", "]\n"+csAction, 1) + "}\n", "old tree is changed"},
	{"stolen comment", "a.cs", csType + "    /// <summary>First.</summary>\n" + csAction + csGet + "}\n", "old tree is changed"},
	{"region", "a.cs", csType + "    #region Reading\n" + csAction + csGet + "    #endregion\n}\n", ""},
	{"condition", "a.cs", csType + "#if !NO\n" + csAction + csGet + "#endif\n}\n", "#if"},
	{"disabled", "a.cs", csType + "#if NO\n" + csAction + csGet + "#endif\n}\n", "no code"},
	{"comment", "a.cs", csType + "/*\n" + csAction + "*/\n}\n", "no code"},
	{"string", "a.cs", csBuild + "var s = \"\"\"\ntext\n" + csRoute + "\"\"\";\n", "old tree is changed"},
	{"response", "a.cs", csType + "    [HttpGet]\n    public IActionResult Get(int n)\n    {\n        if (n > 0)\n        {\n+            return NotFound();\n        }\n        return Ok();\n    }\n}\n", ""},
	{"dead response", "a.cs", csType + strings.Replace(csGet, "    }", "+        return NotFound();\n    }", 1) + "}\n", "unreachable"},
	{"response of another type", "a.cs", csType + "    [HttpGet]\n    public string Get(int n)\n    {\n        if (n > 0)\n        {\n+            return NotFound();\n        }\n        return \"\";\n    }\n}\n", "CS0029"},
	{"endpoint's response", "a.cs", csBuild + "app.MapGet(\"/\", (int n) =>\n{\n    if (n > 0)\n    {\n+        return Results.NotFound();\n    }\n    return Results.Ok();\n});\n", ""},
	{"route in an endpoint", "a.cs", csBuild + "app.MapGet(\"/\", () =>\n{\n" + csRoute + "});\n", "not the function's own"},
	{"route in an extension", "a.cs", "static class E\n{\n    static void Map(this WebApplication app)\n    {\n" + csRoute + "    }\n}\n", ""},
	{"unknown name", "a.cs", "static class E\n{\n    static void Map(this WebApplication web)\n    {\n" + csRoute + "    }\n}\n", "not the function's own"},
	{"syntax", "a.cs", csBuild + "F(\n" + csRoute + ");\n", "CS"},
}

var csharpNatural = []natural{
	{"Program.cs", "using System;\n\nvar app = WebApplication.Create(args);\n\n/*\n\n*/\napp.Map(\n\n1);\n\nvar s = @\"\n\n\";\n\nrecord R\n{\n    int a;\n\n    int b;\n}\n", []int{4, 11, 15, 22}},
	{"Controller.cs", "using A;\n\nnamespace N;\n\nclass C : ControllerBase\n{\n\n    int a;\n\n    void F()\n    {\n\n    }\n\n    int b;\n}\n\nclass D\n{\n    int a;\n\n    int b;\n}\n", []int{9, 14, 17, 24}},
	{"Closed.cs", "class C : ControllerBase\n{ }\n", nil},
	{"Plain.cs", "class C\n{\n    int a;\n\n    int b;\n}\n", nil},
	{"Usings.cs", "using A;\n", []int{2}},
}
