// Package release makes a release and tests it: the archives, the packages, the .deb on
// Debian, and the program for Windows under Wine.
package release

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"snipgen/golden/kit"
)

// The release under test: the folders with the files of two builds, and the commit.
var (
	once         sync.Once
	first, again string
	commit       string
	committed    time.Time
)

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(first)
	os.RemoveAll(again)
	os.Exit(code)
}

// files makes a release of the repository, including uncommitted changes, and returns
// the folder with its files. It makes the release twice, in clones with different paths
// and settings.
func files(t *testing.T) string {
	t.Helper()
	kit.Need(t, "file", "gzip", "make")
	once.Do(func() {
		bin := kit.Absolute(t, kit.Cache+"/bin")
		goreleaser := filepath.Join(bin, "goreleaser")
		run(t, "../..", nil, "make", goreleaser)
		origin := kit.Commit(t, kit.Files(t))
		commit = strings.TrimSpace(kit.Git(t, origin, "rev-parse", "HEAD"))
		var err error
		if committed, err = time.Parse(time.RFC3339, strings.TrimSpace(kit.Git(t, origin, "log", "-1", "--format=%cI"))); err != nil {
			t.Fatal(err)
		}
		// Make would rebuild goreleaser, since a clone's Makefile is newer: hence
		// --old-file.
		command := []string{"make", "--old-file=" + goreleaser, "bin=" + bin, "release"}
		first = keep(t, origin, []string{"TZ=UTC"}, command)
		again = keep(t, origin, []string{"TZ=Asia/Tokyo", "LC_ALL=C", "HOSTNAME=elsewhere", "GOFLAGS=-buildvcs=true"},
			append([]string{"sh", "-c", `umask 077 && exec "$@"`, "sh"}, command...))
	})
	if again == "" {
		t.Fatal("there is no release")
	}
	return first
}

// keep makes a release in a clone and returns the folder with its files.
func keep(t *testing.T, origin string, env, command []string) string {
	t.Helper()
	clone := kit.Clone(t, origin)
	start := time.Now()
	run(t, clone, env, command...)
	t.Logf("made in %.0f s", time.Since(start).Seconds())
	folder, err := os.MkdirTemp("", "release-")
	if err != nil {
		t.Fatal(err)
	}
	if status := kit.Git(t, clone, "status", "--porcelain"); status != "" {
		t.Errorf("making a release changes the repository:\n%s", status)
	}
	for _, name := range names(t, filepath.Join(clone, "dist")) {
		file := filepath.Join(clone, "dist", name)
		if info, err := os.Stat(file); err != nil || info.IsDir() || !strings.HasPrefix(name, "snipgen_") {
			continue // goreleaser's own files
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(read(t, file)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func run(t *testing.T, dir string, env []string, command ...string) {
	t.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, out)
	}
}

// version returns the latest version in CHANGELOG.md, with +dev if there are unreleased
// changes.
func version(t *testing.T) string {
	t.Helper()
	changes := read(t, "../../CHANGELOG.md")
	_, changes, found := strings.Cut(changes, "\n## [Unreleased]\n")
	next, _, found2 := strings.Cut(changes, "\n## [")
	number := regexp.MustCompile(`(?m)^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$`).FindStringSubmatch(changes)
	if !found || !found2 || number == nil {
		t.Fatal("CHANGELOG.md has no headings of the unreleased changes and of a version")
	}
	if strings.TrimSpace(next) != "" {
		return number[1] + "+dev"
	}
	return number[1]
}

// TestSame checks that both releases have the same bytes, and all files with their
// checksums.
func TestSame(t *testing.T) {
	sums := func(folder string) map[string]string {
		sums := map[string]string{}
		for _, name := range names(t, folder) {
			sums[name] = fmt.Sprintf("%x", sha256.Sum256([]byte(read(t, filepath.Join(folder, name)))))
		}
		return sums
	}
	a := sums(files(t))
	v := version(t)
	var want []string
	for _, system := range []string{"darwin_amd64.tar.gz", "darwin_arm64.tar.gz", "linux_amd64.deb", "linux_amd64.rpm", "linux_amd64.tar.gz",
		"linux_arm64.deb", "linux_arm64.rpm", "linux_arm64.tar.gz", "windows_amd64.zip", "windows_arm64.zip"} {
		want = append(want, "snipgen_"+v+"_"+system)
	}
	sumsFile := "snipgen_" + v + "_checksums.txt"
	t.Run("both releases", func(t *testing.T) {
		if b := sums(again); !maps.Equal(a, b) {
			t.Errorf("the same commit gives\n%v\nand\n%v", a, b)
		}
	})
	t.Run("names", func(t *testing.T) {
		if got := names(t, first); !slices.Equal(got, slices.Sorted(slices.Values(append(want, sumsFile)))) {
			t.Errorf("the release is %q", got)
		}
	})
	for _, name := range want {
		t.Run("checksum of "+name, func(t *testing.T) {
			if listed := read(t, filepath.Join(first, sumsFile)); a[name] == "" || !strings.Contains(listed, a[name]+"  "+name+"\n") {
				t.Errorf("%s has no checksum of it", sumsFile)
			}
		})
	}
}

// contents are the files in an archive, except the program, each with its source: a file
// of the repository, or a command that prints it.
var contents = map[string]string{
	"CHANGELOG.md":             "CHANGELOG.md",
	"LICENSE":                  "LICENSE",
	"NOTICES.txt":              "generate/command/notices.txt",
	"man/snipgen.1":            "snipgen man",
	"completions/_snipgen":     "snipgen completion zsh",
	"completions/snipgen.bash": "snipgen completion bash",
	"completions/snipgen.fish": "snipgen completion fish",
	"completions/snipgen.ps1":  "snipgen completion powershell",
}

// An entry is a file in an archive.
type entry struct {
	text string
	mode os.FileMode
	time time.Time
}

// TestArchives checks the files of every archive, their content, modes and times, and
// that the program is for its system and, on Linux, static.
func TestArchives(t *testing.T) {
	folder := files(t)
	program := filepath.Join(t.TempDir(), "snipgen")
	linux := archive(t, folder, "linux_amd64.tar.gz")["snipgen"]
	if err := os.WriteFile(program, []byte(linux.text), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, program, kind string }{
		{"linux_amd64.tar.gz", "snipgen", "ELF 64-bit LSB executable, x86-64"},
		{"linux_arm64.tar.gz", "snipgen", "ELF 64-bit LSB executable, ARM aarch64"},
		{"darwin_amd64.tar.gz", "snipgen", "Mach-O 64-bit x86_64 executable"},
		{"darwin_arm64.tar.gz", "snipgen", "Mach-O 64-bit arm64 executable"},
		{"windows_amd64.zip", "snipgen.exe", "PE32+ executable (console) x86-64"},
		{"windows_arm64.zip", "snipgen.exe", "PE32+ executable (console) Aarch64"},
	} {
		t.Run(c.name, func(t *testing.T) {
			entries := archive(t, folder, c.name)
			want := append(slices.Collect(maps.Keys(contents)), c.program)
			if got := slices.Sorted(maps.Keys(entries)); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
				t.Fatalf("the archive has %q", got)
			}
			for name, e := range entries {
				if mode := map[bool]os.FileMode{true: 0o755, false: 0o644}[name == c.program]; e.mode.Perm() != mode {
					t.Errorf("%s has the mode %v", name, e.mode)
				}
				if !e.time.Equal(committed) {
					t.Errorf("%s has the time %v, the commit %v", name, e.time.UTC(), committed.UTC())
				}
				if name != c.program && e.text != origin(t, program, contents[name]) {
					t.Errorf("%s differs from %s", name, contents[name])
				}
			}
			describe(t, entries[c.program].text, c.kind)
		})
	}
	t.Run("version", func(t *testing.T) {
		want := fmt.Sprintf("snipgen %s (commit %s, %s, linux/amd64)", version(t), commit, strings.Fields(kit.Output(t, "go", "version"))[2])
		if got := kit.Output(t, program, "--version"); got != want {
			t.Errorf("snipgen --version prints %q, not %q", got, want)
		}
	})
}

// archive returns the files of an archive. All must be in a folder with its name.
func archive(t *testing.T, folder, system string) map[string]entry {
	t.Helper()
	base := "snipgen_" + version(t) + "_" + system
	data := read(t, filepath.Join(folder, base))
	base = strings.TrimSuffix(strings.TrimSuffix(base, ".tar.gz"), ".zip") + "/"
	entries := map[string]entry{}
	add := func(name string, r io.Reader, mode os.FileMode, at time.Time) {
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		inside, found := strings.CutPrefix(name, base)
		if !found {
			t.Errorf("%s is not in the folder %s", name, base)
		}
		entries[inside] = entry{string(text), mode, at}
	}
	if strings.HasSuffix(system, ".zip") {
		z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			add(f.Name, r, f.Mode(), f.Modified)
		}
		return entries
	}
	unzipped, err := gzip.NewReader(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(unzipped); ; {
		h, err := r.Next()
		if err == io.EOF {
			return entries
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Uname != "root" || h.Gname != "root" {
			t.Errorf("%s belongs to %s:%s", h.Name, h.Uname, h.Gname)
		}
		add(h.Name, r, h.FileInfo().Mode(), h.ModTime)
	}
}

// origin returns the content that a file of an archive must have.
func origin(t *testing.T, program, from string) string {
	t.Helper()
	args, is := strings.CutPrefix(from, "snipgen ")
	if !is {
		return read(t, "../../"+from)
	}
	// The release build has set the date of the manual page.
	cmd := exec.Command(program, strings.Fields(args)...)
	cmd.Env = []string{"HOME=" + t.TempDir()}
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if day := committed.UTC().Format("2006-01-02"); args == "man" && !strings.Contains(string(out), `"`+day+`"`) {
		t.Errorf("the manual page is not of %s", day)
	}
	return string(out)
}

// describe checks file(1)'s description of a program.
func describe(t *testing.T, program, want string) {
	t.Helper()
	cmd := exec.Command("file", "--brief", "-")
	cmd.Stdin = strings.NewReader(program)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	got := string(out)
	if !strings.HasPrefix(got, want) || strings.HasPrefix(got, "ELF") && !strings.Contains(got, "statically linked") {
		t.Errorf("the program is %q, not %q", got, want)
	}
}

// TestRPM reads the packages with rpm, and installs one into a folder.
func TestRPM(t *testing.T) {
	folder := files(t)
	kit.Need(t, "rpm")
	want := `/usr/bin/snipgen -rwxr-xr-x root root
/usr/share/bash-completion/completions/snipgen -rw-r--r-- root root
/usr/share/doc/snipgen drwxr-xr-x root root
/usr/share/doc/snipgen/CHANGELOG.md -rw-r--r-- root root
/usr/share/fish/vendor_completions.d/snipgen.fish -rw-r--r-- root root
/usr/share/licenses/snipgen drwxr-xr-x root root
/usr/share/licenses/snipgen/LICENSE -rw-r--r-- root root
/usr/share/licenses/snipgen/NOTICES.txt -rw-r--r-- root root
/usr/share/man/man1/snipgen.1.gz -rw-r--r-- root root
/usr/share/zsh/site-functions/_snipgen -rw-r--r-- root root`
	for system, arch := range map[string]string{"linux_amd64": "x86_64", "linux_arm64": "aarch64"} {
		t.Run(system, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(folder, "snipgen_"+version(t)+"_"+system+".rpm")
			list := kit.Output(t, "rpm", "--query", "--package", "--queryformat", `[%{FILENAMES} %{FILEMODES:perms} %{FILEUSERNAME} %{FILEGROUPNAME}\n]`, file)
			if list != want {
				t.Errorf("the package has\n%s\nnot\n%s", list, want)
			}
			of := "snipgen " + version(t) + " 1 " + arch + " MIT localhost " + fmt.Sprint(committed.Unix())
			if got := kit.Output(t, "rpm", "--query", "--package", "--queryformat", `%{NAME} %{VERSION} %{RELEASE} %{ARCH} %{LICENSE} %{BUILDHOST} %{BUILDTIME}`, file); got != of {
				t.Errorf("the package is %q, not %q", got, of)
			}
			if needs := kit.Output(t, "rpm", "--query", "--package", "--requires", file); strings.Contains("\n"+needs, "\nlib") {
				t.Errorf("the package needs %s", needs)
			}
		})
	}
	t.Run("installation", func(t *testing.T) {
		t.Parallel()
		root := t.TempDir()
		file := kit.Absolute(t, filepath.Join(folder, "snipgen_"+version(t)+"_linux_amd64.rpm"))
		run(t, ".", nil, "rpm", "--root", root, "--nodeps", "--install", file)
		if got := kit.Output(t, filepath.Join(root, "usr/bin/snipgen"), "499", "--lang", "flask"); got+"\n" != read(t, "../snippets/flask/499/app.py") {
			t.Errorf("the program of the package prints %q", got)
		}
		run(t, ".", nil, "rpm", "--root", root, "--erase", "snipgen")
		if left := kit.Output(t, "find", root, "-name", "*snipgen*"); left != "" {
			t.Errorf("the package leaves\n%s", left)
		}
	})
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
