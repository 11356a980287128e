package kit

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

const (
	// startLimit is how long a server may take until it listens.
	startLimit = 2 * time.Minute
	// Lifetime is the time in seconds after which a server is ended, even if the tests
	// were killed.
	Lifetime = "900"
)

// A Server is a process that listens on the loopback interface.
type Server struct {
	Address string
	cmd     *exec.Cmd
	stderr  *os.File
	read    int64 // the number of bytes read from stderr
	gone    chan struct{}
}

// Start starts a server, waits until it listens on a port, and stops it at the end of
// the test.
func Start(t testing.TB, dir string, env []string, port int, command ...string) *Server {
	t.Helper()
	s, err := Launch(dir, env, port, command...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		defer s.stderr.Close()
		if err := s.Stop(); err != nil {
			t.Errorf("%s: %v", filepath.Base(command[0]), err)
		}
	})
	return s
}

// Launch starts a server in a folder, with these variables added to the environment, and
// waits until it listens on a port. The caller must stop it.
func Launch(dir string, env []string, port int, command ...string) (*Server, error) {
	name := filepath.Base(command[0])
	stderr, err := os.Create(filepath.Join(dir, name+".stderr"))
	if err != nil {
		return nil, err
	}
	stdout, err := os.Create(filepath.Join(dir, name+".stdout"))
	if err != nil {
		return nil, err
	}
	defer stdout.Close()
	cmd := exec.Command("timeout", append([]string{"--kill-after=5", Lifetime}, command...)...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, stdout, stderr
	cmd.Env = append(os.Environ(), env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &Server{Address: "127.0.0.1:" + strconv.Itoa(port), cmd: cmd, stderr: stderr, gone: make(chan struct{})}
	go func() {
		cmd.Wait()
		close(s.gone)
	}()
	if err := awaitListener(s.Address, s.gone, startLimit); err != nil {
		s.Stop()
		return nil, fmt.Errorf("%s: %w\n%s", name, err, s.Complaints())
	}
	return s, nil
}

// Complaints returns what the server has written to standard error since the last call.
func (s *Server) Complaints() string {
	text, err := io.ReadAll(io.NewSectionReader(s.stderr, s.read, 1<<20))
	if err != nil {
		return err.Error()
	}
	s.read += int64(len(text))
	return string(text)
}

// Stop ends the process, which must still be running. The signal goes to the process
// group, with timeout: timeout alone would lose a signal that comes too early.
func (s *Server) Stop() error {
	group := -s.cmd.Process.Pid
	select {
	case <-s.gone:
		return errors.New("it ended by itself")
	default:
	}
	if err := syscall.Kill(group, syscall.SIGTERM); err != nil {
		return err
	}
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if syscall.Kill(group, 0) == syscall.ESRCH {
			return nil
		}
	}
	syscall.Kill(group, syscall.SIGKILL)
	return errors.New("it ignores SIGTERM")
}

// FreePort returns a port of the loopback interface that nothing listens on.
func FreePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

var errNotUp = errors.New("the server does not listen")

// awaitListener waits until something listens, or until gone is closed.
func awaitListener(address string, gone <-chan struct{}, limit time.Duration) error {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if conn, err := net.DialTimeout("tcp", address, time.Second); err == nil {
			return conn.Close()
		}
		select {
		case <-gone:
			return errNotUp
		default:
		}
	}
	return errNotUp
}
