package live

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "express", target: "express", plain: several, open: express("express"), versions: nodeVersions("express")},
		&run{name: "express-old", target: "express", plain: several, open: express("express-old"), versions: nodeVersions("express-old")},
	)
}

func express(host string) func(*testing.T, string, []*cell) func(*cell) result {
	return func(t *testing.T, dir string, _ []*cell) func(*cell) result {
		kit.Need(t, "node")
		p := port(t)
		return serve(kit.Start(t, dir, []string{"NODE_PATH=" + kit.Node("live/"+host, "hosts/"+host).In(t, "node_modules")}, p,
			"node", kit.Absolute(t, "hosts/express/host.js"), strconv.Itoa(p), "cells.json"))
	}
}

func nodeVersions(host string) func(*testing.T) map[string]string {
	return func(t *testing.T) map[string]string {
		text, err := os.ReadFile("hosts/" + host + "/package.json")
		if err != nil {
			t.Fatal(err)
		}
		var manifest struct{ Dependencies map[string]string }
		if err := json.Unmarshal(text, &manifest); err != nil {
			t.Fatal(err)
		}
		return map[string]string{"Express": manifest.Dependencies["express"], "Node.js": strings.TrimPrefix(kit.Output(t, "node", "--version"), "v")}
	}
}
