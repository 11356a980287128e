package live

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "aspnetcore", target: "aspnetcore", plain: several, open: aspNetCore, versions: dotnetVersion, missing: noDotnet},
	)
}

// aspNetCore compiles all programs with one host, and runs each for its own
// request.
func aspNetCore(t *testing.T, dir string, _ []*cell) func(*cell) result {
	kit.Need(t, "dotnet")
	host := kit.Absolute(t, filepath.Join(cache, "aspnetcore"))
	bin := filepath.Join(dir, "bin")
	if err := os.MkdirAll(bin, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{
		{"dotnet", "build", kit.Absolute(t, "hosts/aspnetcore/host.csproj"), "--output", host,
			"--property:BaseIntermediateOutputPath=" + filepath.Join(host, "obj") + "/"},
		{"dotnet", filepath.Join(host, "host.dll"), "cells.json", bin},
	} {
		cmd := exec.Command(command[0], command[1:]...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", command, err, out)
		}
	}
	return func(c *cell) result {
		port := port(t)
		return once(c, filepath.Dir(c.File), port, "dotnet", "exec",
			"--runtimeconfig", filepath.Join(host, "host.runtimeconfig.json"),
			filepath.Join(bin, fmt.Sprintf("cell%d.dll", c.ID)), "--urls=http://127.0.0.1:"+strconv.Itoa(port))
	}
}

func dotnetVersion(t *testing.T) map[string]string {
	return map[string]string{".NET SDK": kit.Output(t, "dotnet", "--version")}
}

// noDotnet says why ASP.NET Core does not run where it can't: Debian has no
// .NET SDK.
func noDotnet() string {
	if _, err := exec.LookPath("dotnet"); err != nil {
		return "no .NET SDK was on the PATH"
	}
	return ""
}
