// Package hostile runs the program on input from somebody else: repositories, files,
// templates and servers. Every run has limits of time and memory, and must end with
// one of the program's exit codes.
package hostile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"snipgen/golden/kit"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// The limits of each run. mostProcessor is five times the promised CPU time, since a
// busy machine is slower; code that isn't linear takes far more. It holds on a machine
// where `snipgen 404 -l flask` takes usual of CPU time, and pace scales it on a slower
// one. mostTime, on the clock, is longer because other tests share the machine.
const (
	mostProcessor = 5 * time.Second
	usual         = 12 * time.Millisecond
	mostTime      = 60 * time.Second
	mostResident  = 200 << 20 // bytes
	// mostVirtual limits virtual memory, in bytes, for a run that takes memory faster
	// than this test can notice.
	mostVirtual = 4_000_000 << 10
)

// program is the built program.
var program string

func TestMain(m *testing.M) { os.Exit(kit.Main(m, &program)) }

// A trial is one hostile input and the command lines that meet it.
type trial struct {
	name string
	// files is a txtar archive of the repository, and plant adds what an
	// archive can't hold: links, pipes, large files. The folder is a
	// repository's, and the working directory.
	files string
	plant func(t *testing.T, dir string)
	// runs are the command lines without the program's name; none means
	// `snipgen 404 -l flask` and a TAB after `snipgen`.
	runs  [][]string
	stdin string
	env   []string
	// code is the exit code of each run, except for a TAB, which always exits with 0.
	// anyCode allows 0 to 2.
	code int
	// out and err are regular expressions that standard output and standard
	// error must match.
	out, err string
	// processor replaces mostProcessor, for a run that does more than read 1 MB.
	processor time.Duration
	// after checks what the runs left behind.
	after func(t *testing.T, dir string)
}

const anyCode = -1

// tab is the command line with which shells ask for completions.
var tab = []string{"__complete", "--", ""}

// try runs each trial in its own repository.
func try(t *testing.T, trials []trial) {
	for _, c := range trials {
		t.Run(c.name, func(t *testing.T) {
			dir := repository(t, c.files)
			if c.plant != nil {
				c.plant(t, dir)
			}
			runs := c.runs
			if runs == nil {
				runs = [][]string{{"404", "-l", "flask"}, tab}
			}
			for _, args := range runs {
				c.run(t, dir, args)
			}
			if c.after != nil {
				c.after(t, dir)
			}
		})
	}
}

func (c *trial) run(t *testing.T, dir string, args []string) {
	r := bounded(t, dir, c.env, c.stdin, args...)
	t.Logf("%.60q: exit %d, %v of the processor, %v, %d MiB", args, r.code, r.processor.Round(time.Millisecond), r.time.Round(time.Millisecond), r.resident>>20)
	complain := func(format string, values ...any) {
		t.Helper()
		t.Errorf("%.200q: %s\nstandard error: %.1000q", args, fmt.Sprintf(format, values...), r.err)
	}
	completes := args[0] == tab[0]
	want := c.code
	if completes {
		want = 0
	}
	if want != anyCode && r.code != want {
		complain("exit code %d, not %d", r.code, want)
	}
	most := mostProcessor
	if c.processor > 0 {
		most = c.processor
	}
	if most = time.Duration(float64(most) * pace(t)); r.processor > most {
		complain("%v of the processor, more than %v", r.processor, most)
	}
	if r.resident > mostResident {
		complain("%d MiB of memory, more than %d", r.resident>>20, mostResident>>20)
	}
	for line := range strings.Lines(r.err) {
		if !strings.HasPrefix(line, "snipgen: ") {
			complain("a line of standard error is not the program's: %.200q", line)
			break
		}
	}
	if completes {
		if !strings.Contains(r.out, "404\t") {
			complain("TAB offers no 404: %.200q", r.out)
		}
		return
	}
	for _, m := range []struct{ stream, text, pattern string }{{"output", r.out, c.out}, {"error", r.err, c.err}} {
		if !regexp.MustCompile(m.pattern).MatchString(m.text) {
			complain("standard %s doesn't match %q: %.500q", m.stream, m.pattern, m.text)
		}
	}
}

// pace returns by what factor this machine is slower than usual, at least 1.
func pace(t *testing.T) float64 {
	t.Helper()
	r := bounded(t, repository(t, ""), nil, "", "404", "-l", "flask")
	return max(1, float64(r.processor)/float64(usual))
}

// repository makes the folder of a repository with the files of a txtar
// archive, and the user's home beside it.
func repository(t *testing.T, files string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "work")
	for _, folder := range []string{dir, filepath.Join(dir, ".git"), filepath.Join(filepath.Dir(dir), "home")} {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range txtar.Parse([]byte(files)).Files {
		write(t, filepath.Join(dir, f.Name), string(f.Data))
	}
	return dir
}

// write writes a file and makes its folder.
func write(t *testing.T, file, text string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(file), 0o777)
	if err == nil {
		err = os.WriteFile(file, []byte(text), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A result is the outcome of a run of the program.
type result struct {
	out, err string
	code     int
	// time is how long it took, and processor its CPU time.
	time, processor time.Duration
	resident        int64 // its peak memory, in bytes
}

// bounded runs the program in a folder, within the limits. A run that doesn't end, or
// that a signal ends, fails the test.
func bounded(t *testing.T, dir string, env []string, stdin string, args ...string) result {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), mostTime)
	defer cancel()
	command := limited(ctx, dir, env, args...)
	var out, errs bytes.Buffer
	command.Stdin, command.Stdout, command.Stderr = strings.NewReader(stdin), &out, &errs
	began := time.Now()
	err := command.Run()
	r := result{out: out.String(), err: errs.String(), time: time.Since(began)}
	if ctx.Err() != nil {
		t.Fatalf("%.200q: no end within %v", args, mostTime)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	r.code, r.processor, r.resident = usage(command.ProcessState)
	if r.code < 0 || r.code > 2 || strings.Contains(r.err, "goroutine ") {
		t.Fatalf("%.200q: %v: %.2000s", args, command.ProcessState, r.err)
	}
	return r
}

// limited returns a command that runs the program in a folder, under `ulimit -v` and
// with only these settings. It ends with its context.
//
// Linux starts a program's peak memory at that of the process which starts it. So this
// process first frees unused memory and resets its peak (proc_pid_clear_refs(5)).
func limited(ctx context.Context, dir string, env []string, args ...string) *exec.Cmd {
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		panic(err)
	}
	line := fmt.Sprintf("ulimit -v %d; exec \"$@\"", mostVirtual>>10)
	command := exec.CommandContext(ctx, "/bin/sh", append([]string{"-c", line, "sh", program}, args...)...)
	command.Dir = dir
	command.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + filepath.Join(filepath.Dir(dir), "home"), "SOURCE_DATE_EPOCH=1772020800",
	}, env...)
	command.WaitDelay = time.Second
	return command
}

// usage returns the exit code of a process that has ended, its CPU time, and its peak
// memory in bytes.
func usage(state *os.ProcessState) (code int, processor time.Duration, resident int64) {
	if used, ok := state.SysUsage().(*syscall.Rusage); ok {
		resident = used.Maxrss << 10 // Linux counts KiB
	}
	return state.ExitCode(), state.UserTime() + state.SystemTime(), resident
}
