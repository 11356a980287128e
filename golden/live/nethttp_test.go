package live

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "nethttp", target: "nethttp", plain: several, open: netHTTP, versions: goVersion},
	)
}

// netHTTP builds all programs at once, and runs each only for its own request, since all
// listen on the same port.
func netHTTP(t *testing.T, dir string, _ []*cell) func(*cell) result {
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module cells\n\ngo 1.26.0\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	// This folder outlives the run, so that go build doesn't link unchanged programs again.
	bin := kit.Absolute(t, filepath.Join(cache, "nethttp"))
	if err := os.MkdirAll(bin, 0o777); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", bin+"/", "./...")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const port = 8080
	return func(c *cell) result {
		if err := awaitFree(port); err != nil {
			t.Fatal(err)
		}
		return once(c, filepath.Dir(c.File), port, filepath.Join(bin, fmt.Sprintf("cell%d", c.ID)))
	}
}

// once starts a server for one cell, sends its request and stops the server.
func once(c *cell, dir string, port int, command ...string) result {
	s, err := kit.Launch(dir, nil, port, command...)
	if err != nil {
		return result{complaints: []string{err.Error()}}
	}
	raw, err := ask(s.Address, c)
	r := judge(c, raw, err)
	if err := s.Stop(); err != nil {
		r.complaints = append(r.complaints, err.Error())
	}
	if noise := s.Complaints(); noise != "" {
		r.complaints = append(r.complaints, "standard error: "+noise)
	}
	return r
}

// awaitFree waits up to a minute until a port is free. Snippets contain their port, so the
// tests can't choose another.
func awaitFree(port int) error {
	for end := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			return l.Close()
		}
		if time.Now().After(end) {
			return fmt.Errorf("port %d is taken: %w", port, err)
		}
	}
}

func goVersion(t *testing.T) map[string]string {
	return map[string]string{"Go": strings.TrimPrefix(kit.Output(t, "go", "env", "GOVERSION"), "go")}
}
