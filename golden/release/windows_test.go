package release

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestWindows runs the scripts in the folder windows with the program for Windows,
// under Wine. Its drive Z: is /.
func TestWindows(t *testing.T) {
	program := archive(t, files(t), "windows_amd64.zip")["snipgen.exe"]
	s := open(t)
	s.write(t, "tmp/snipgen.exe", program.text)
	// One server for all commands. Otherwise each would start one and wait for its end.
	words := s.command("wineserver", "--foreground", "--persistent")
	server := exec.Command(words[0], words[1:]...)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		server.Process.Kill()
		server.Wait()
	})
	// The first program starts services that keep running with its open files. It has
	// no pipes; a script's command would wait for them.
	words = s.command("WINEDEBUG=-all", "wine64", "/tmp/snipgen.exe", "--version")
	if err := exec.Command(words[0], words[1:]...).Run(); err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	enter := s.in(`"/srv${PWD#`+s.shared+`}"`, "WINEDEBUG=-all", "wine64", "/tmp/snipgen.exe", `"$@"`)
	if err := os.WriteFile(filepath.Join(bin, "snipgen"), []byte("#!/bin/sh\nexec "+strings.Join(enter, " ")+"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "windows",
		WorkdirRoot:         s.shared,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"crlf": crlf, "fails": fails, "serve": serve},
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", bin+":"+os.Getenv("PATH"))
			e.Setenv("WINDIR", `Z:\srv`+strings.ReplaceAll(strings.TrimPrefix(e.WorkDir, s.shared), "/", `\`))
			return os.WriteFile(filepath.Join(e.WorkDir, "flask-499.py"), []byte(read(t, "../snippets/flask/499/app.py")), 0o666)
		},
	})
}

// fails is the script command "fails CODE COMMAND...": the command exits with
// CODE and writes nothing to standard output.
func fails(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fails CODE COMMAND...")
	}
	var exit *exec.ExitError
	err := ts.Exec(args[1], args[2:]...)
	if !errors.As(err, &exit) || fmt.Sprint(exit.ExitCode()) != args[0] {
		ts.Fatalf("%v, not exit code %s", err, args[0])
	}
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("standard output is %q", out)
	}
}

// serve is the script command "serve FLAGS...": it runs a mock server until the script
// ends, and sets $URL to its address.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("usage: serve FLAGS...")
	}
	program := filepath.Join(filepath.SplitList(ts.Getenv("PATH"))[0], "snipgen")
	server := exec.Command(program, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	server.Dir = ts.MkAbs(".")
	said, err := server.StderrPipe()
	ts.Check(err)
	ts.Check(server.Start())
	ts.Defer(func() {
		server.Process.Kill()
		server.Wait()
	})
	line, err := bufio.NewReader(said).ReadString('\n')
	ts.Check(err)
	ts.Setenv("URL", strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "snipgen: "), "/"))
}

// crlf is the script command "crlf FILE...", which changes line ends to CRLF. "! crlf"
// fails if a file has other line ends or is empty.
func crlf(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		text := ts.ReadFile(name)
		plain := strings.ReplaceAll(text, "\r\n", "\n")
		if whole := strings.ReplaceAll(plain, "\n", "\r\n"); !neg {
			ts.Check(os.WriteFile(ts.MkAbs(name), []byte(whole), 0o666))
		} else if text != whole || text == "" {
			ts.Fatalf("%s has line ends that are not CRLF: %q", name, text)
		}
	}
}
