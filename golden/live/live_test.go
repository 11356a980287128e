// Package live runs each target's snippets on the real framework, for every status and
// shape of the body, and reads the responses from a raw socket.
package live

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"snipgen/frameworks"
	"snipgen/golden/kit"
)

// A run is a target on one set of versions of its framework, language and server.
type run struct {
	// name is the target's ID, with a suffix if the target has several runs.
	name, target string
	// plain are the statuses that are also printed without any options. If all files
	// must have different names, there can be only one.
	plain []string
	// open starts the cells, in a folder with cells.json, and returns a function that
	// sends a cell's request and judges the response.
	open func(t *testing.T, dir string, cells []*cell) func(*cell) result
	// versions returns those versions, by product.
	versions func(t *testing.T) map[string]string
	// servers are other servers for the framework, which run some of the cells.
	servers []server
	// missing returns why the cells can't run here, or ""; nil means that they can.
	missing func() string
}

// A server is another server for a run's framework. It may not send everything that a
// handler sets. The record notes that, and the test still passes.
type server struct {
	name    string
	open    func(t *testing.T, dir string, cells []*cell) func(*cell) result
	version func(t *testing.T) string
}

// A result is the outcome of a cell: the reason phrase, if there was a response, and what
// was wrong.
type result struct {
	reason     *string
	complaints []string
}

// TestLive runs each target: go test ./live -run 'Live/^flask$'.
func TestLive(t *testing.T) {
	only(t)
	binary := kit.Snipgen(t)
	for _, r := range runs {
		t.Run(r.name, func(t *testing.T) { r.test(t, binary) })
	}
}

// cache is the folder for the cells and for what is built for them.
const cache = kit.Cache + "/live"

// only waits until no other run of these tests uses the cache, and locks it.
func only(t *testing.T) {
	if err := os.MkdirAll(cache, 0o777); err != nil {
		t.Fatal(err)
	}
	lock, err := os.OpenFile(filepath.Join(cache, "lock"), os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lock.Close() })
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
}

func (r *run) test(t *testing.T, binary string) {
	target, found := frameworks.Find(frameworks.All, r.target)
	if !found {
		t.Fatalf("no target %q", r.target)
	}
	dir := kit.Absolute(t, filepath.Join(cache, "cells", r.name))
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	cells := cellsOf(t, target, r.plain, dir)
	sent := []*cell{}
	for _, c := range cells {
		if err := c.generate(binary, r.target, dir); err != nil {
			t.Errorf("%s: %v", c.label, err)
		} else if c.refused == "" {
			sent = append(sent, c)
		}
	}
	tell(t, dir, sent)
	if t.Failed() {
		return
	}

	if r.missing != nil {
		if why := r.missing(); why != "" {
			t.Logf("%d cells NOT RUN: %s", len(sent), why)
			missing := newEntry(r.target, nil)
			missing.NotRun, missing.Cells = why, len(sent)
			missing.settle(t, r.name)
			return
		}
	}
	done := newEntry(r.target, r.versions(t))
	ask := r.open(t, dir, sent)
	for _, c := range cells {
		if c.refused != "" {
			done.refuse(c)
			continue
		}
		got := ask(c)
		for _, complaint := range got.complaints {
			t.Errorf("cell %d, %s: %s", c.ID, c.label, complaint)
		}
		done.add(c, got)
	}
	for _, s := range r.servers {
		t.Run(s.name, func(t *testing.T) { done.serve(t, s, dir, sent) })
	}
	t.Logf("%d cells: %d passed, %d failed, %d refused by snipgen", len(cells), done.Passed, len(sent)-done.Passed, len(cells)-len(sent))
	done.settle(t, r.name)
}

// tell writes cells.json, the list of cells for a host.
func tell(t *testing.T, dir string, cells []*cell) {
	t.Helper()
	listing, err := json.MarshalIndent(cells, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "cells.json"), listing, 0o666); err != nil {
		t.Fatal(err)
	}
}

// generate runs snipgen and writes the code into the cell's own folder, under the file
// name that --json reports.
func (c *cell) generate(binary, target, dir string) error {
	args := append([]string{c.of.Name(), "--json", "--lang=" + target}, c.options...)
	if c.Handler == "" { // a plain cell keeps the default name and path
		args = append(args, "--name="+c.name, "--path="+c.path)
	}
	cmd := exec.Command(binary, args...)
	cmd.Dir = dir
	// Keeps out the settings of whoever runs the tests.
	cmd.Env = []string{"HOME=" + dir, "XDG_CONFIG_HOME=" + dir}
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == 2 && len(out) == 0:
		first, _, _ := strings.Cut(string(exit.Stderr), "\n")
		c.refused = strings.TrimPrefix(first, "snipgen: ")
		if c.refusal == "" && !c.rejected && !c.hostile {
			return fmt.Errorf("snipgen refuses: %s", c.refused)
		}
		if c.refusal != "" {
			c.refused = c.refusal
			if !strings.HasSuffix(first, c.refusal) {
				return fmt.Errorf("snipgen says %q, not %q", first, c.refusal)
			}
		}
		return nil
	case err != nil:
		return fmt.Errorf("%v: %w", args, err)
	case c.refusal != "":
		return fmt.Errorf("snipgen prints code, though %s", c.refusal)
	case c.rejected:
		return errors.New("snipgen prints code, but must refuse")
	}
	var printed struct{ File, Code string }
	if err := json.Unmarshal(out, &printed); err != nil {
		return err
	}
	c.code = printed.Code
	c.File = filepath.Join(dir, fmt.Sprintf("cell%d", c.ID), printed.File)
	if err := os.MkdirAll(filepath.Dir(c.File), 0o777); err != nil {
		return err
	}
	return os.WriteFile(c.File, []byte(c.code), 0o666)
}
