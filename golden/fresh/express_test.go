package fresh

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		project{name: "express-commonjs", target: "express", start: express("commonjs", expressCommonJS), run: runExpress},
		project{name: "express-esm", target: "express", start: express("module", expressESM), run: runExpress},
		project{name: "express-typescript", target: "express", start: typescript("module", "nodenext"), run: runTypeScript},
		project{name: "express-typescript-commonjs", target: "express", start: typescript("commonjs", "commonjs"), run: runTypeScript},
	)
}

// express makes a project with npm init. Its application is Express's example:
// https://expressjs.com/en/starter/hello-world.html
func express(system, index string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		do(t, dir, nil, "npm", "init", "--yes")
		do(t, dir, nil, "npm", "pkg", "set", "type="+system, "dependencies.express=^5.0.0")
		write(t, dir, "index.js", index)
		if err := os.Symlink(expressKit.In(t, "node_modules"), filepath.Join(dir, "node_modules")); err != nil {
			t.Fatal(err)
		}
	}
}

const expressCommonJS = `const express = require('express')
const app = express()
const port = process.env.PORT || 3000

app.get('/', (req, res) => {
  res.send('Hello World!')
})

app.listen(port, '127.0.0.1', () => {
  console.log(` + "`Example app listening on port ${port}`" + `)
})
`

const expressESM = `import express from 'express'
const app = express()
const port = Number(process.env.PORT) || 3000

app.get('/', (_req, res) => {
  res.send('Hello World!')
})

app.listen(port, '127.0.0.1', () => {
  console.log(` + "`Example app listening on port ${port}`" + `)
})
`

func runExpress(t *testing.T, dir string, port int) *kit.Server {
	return kit.Start(t, dir, []string{"PORT=" + strconv.Itoa(port)}, port, "node", "--throw-deprecation", "index.js")
}

// typescript makes a project with npm init and tsc --init, whose checks it keeps.
// The arguments are package.json's "type" and the compiler's --module.
func typescript(system, module string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		modules := typescriptKit.In(t, "node_modules")
		do(t, dir, nil, "npm", "init", "--yes")
		do(t, dir, nil, "npm", "pkg", "set", "type="+system, "dependencies.express=^5.0.0",
			"devDependencies.typescript=^5.0.0", "devDependencies.@types/express=^5.0.0")
		do(t, dir, nil, filepath.Join(modules, ".bin/tsc"), "--init", "--rootDir", "src", "--outDir", "dist", "--types", "node",
			"--module", module, "--verbatimModuleSyntax", strconv.FormatBool(system == "module"), "--esModuleInterop",
			"--noUnusedLocals", "--noUnusedParameters", "--noImplicitReturns")
		write(t, dir, "src/index.ts", expressESM)
		if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
			t.Fatal(err)
		}
	}
}

func runTypeScript(t *testing.T, dir string, port int) *kit.Server {
	do(t, dir, nil, typescriptKit.In(t, "node_modules/.bin/tsc"))
	return kit.Start(t, dir, []string{"PORT=" + strconv.Itoa(port)}, port, "node", "--throw-deprecation", "dist/index.js")
}
