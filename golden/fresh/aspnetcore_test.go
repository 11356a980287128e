package fresh

import (
	"os/exec"
	"strconv"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		project{name: "aspnetcore", target: "aspnetcore", start: aspNetCore, run: runAspNetCore, missing: noDotnet},
	)
}

// aspNetCore is a project of the template "ASP.NET Core Empty".
func aspNetCore(t *testing.T, dir string) {
	do(t, dir, nil, "dotnet", "new", "web", "--name", "Shop", "--output", ".")
}

func runAspNetCore(t *testing.T, dir string, port int) *kit.Server {
	do(t, dir, nil, "dotnet", "build", "--output", "out")
	return kit.Start(t, dir, nil, port, "dotnet", "out/Shop.dll", "--urls=http://127.0.0.1:"+strconv.Itoa(port))
}

// noDotnet says why ASP.NET Core does not run where it can't: Debian has no
// .NET SDK.
func noDotnet() string {
	if _, err := exec.LookPath("dotnet"); err != nil {
		return "no .NET SDK was on the PATH"
	}
	return ""
}
