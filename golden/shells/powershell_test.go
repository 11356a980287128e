package shells

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"snipgen/golden/kit"
)

var python = kit.Python("shells/python", "requirements.txt")

// parser prints the syntax errors that tree-sitter finds in a PowerShell script.
const parser = `
import sys
import tree_sitter_powershell
from tree_sitter import Language, Parser

def errors(node):
    if node.is_error or node.is_missing:
        print(node.type, node.start_point)
    for child in node.children:
        errors(child)

errors(Parser(Language(tree_sitter_powershell.language())).parse(sys.stdin.buffer.read()).root_node)
`

// The completion script for PowerShell parses. It can't run, for want of PowerShell.
func TestPowerShell(t *testing.T) {
	parse := func(script string) string {
		cmd := exec.Command(python.In(t, "bin/python"), "-c", parser)
		cmd.Stdin = strings.NewReader(script)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return string(out)
	}
	out, err := exec.Command(filepath.Join(bin, "snipgen"), "completion", "powershell").Output()
	if err != nil {
		t.Fatal(err)
	}
	script := string(out)
	if out := parse(script); out != "" {
		t.Errorf("the script is not PowerShell:\n%s", out)
	}
	if broken := strings.Replace(script, "ForEach-Object {", "ForEach-Object", 1); broken == script || parse(broken) == "" {
		t.Error("the parser finds nothing in a broken script")
	}
}
