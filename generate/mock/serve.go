package mock

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"snipgen/generate/input"
)

// Address is where a server listens if nothing else is said, and where the
// lines for curl ask.
const Address = "127.0.0.1:8499"

// Listen listens on a host and a port, as 127.0.0.1:8499; port 0 is any that
// is free.
func Listen(address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	n, numeric := strconv.Atoi(port)
	if err != nil || numeric != nil || n < 0 || n > 65535 {
		return nil, input.Errorf("address %q is not usable", address).Hintf("an address is a host and a port: 127.0.0.1:8499")
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	var system syscall.Errno
	switch {
	case errors.As(err, &system) && (system == syscall.EADDRINUSE || system == wsaEADDRINUSE):
		return nil, fmt.Errorf("address %q is taken by another program; --addr %s takes a free port", address, net.JoinHostPort(host, "0"))
	case errors.As(err, &system):
		return nil, fmt.Errorf("address %q can't be listened on: %w", address, system)
	case err != nil:
		return nil, fmt.Errorf("address %q can't be listened on: %w", address, err)
	}
	return l, nil
}

// wsaEADDRINUSE is what Windows says for EADDRINUSE.
const wsaEADDRINUSE syscall.Errno = 10048

// URL is where a server answers that listens on address, without a slash at
// its end. For all interfaces it is the loopback one.
func URL(address net.Addr) string {
	host, port, _ := net.SplitHostPort(address.String())
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// Loopback reports whether only this machine reaches an address.
func Loopback(address net.Addr) bool {
	tcp, ok := address.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// limits keep clients from holding the server up.
type limits struct {
	// header and content are how many bytes are read of a request's head and
	// of its content. Behind more content, the connection is closed.
	header  int
	content int64
	// headTime and readTime are how long a client may take to send the head
	// and all of a request, sendTime to receive a response, and idleTime
	// between two requests.
	headTime, readTime, sendTime, idleTime time.Duration
	// conns is how many connections there can be; more have to wait.
	conns int
	// grace is how long requests may still run when the server is stopped.
	grace time.Duration
}

var usualLimits = limits{
	header: 128 << 10, content: 16 << 20,
	headTime: 10 * time.Second, readTime: time.Minute, sendTime: 30 * time.Second, idleTime: 2 * time.Minute,
	conns: 1000, grace: 5 * time.Second,
}

// Serve answers requests until ctx is done, lets those that run end, for five
// seconds at most, and returns nil. An error is the listener's.
func (s *Server) Serve(ctx context.Context, inner net.Listener) error {
	l := newListener(inner, s.limits.conns)
	server := &http.Server{
		Handler: http.HandlerFunc(s.serve),
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			return context.WithValue(ctx, connKey{}, c)
		},
		ErrorLog:                     log.New(errorLog{s}, "", 0),
		ReadHeaderTimeout:            s.limits.headTime,
		ReadTimeout:                  s.limits.readTime,
		WriteTimeout:                 s.limits.readTime + MaxDelay + s.limits.sendTime,
		IdleTimeout:                  s.limits.idleTime,
		MaxHeaderBytes:               s.limits.header,
		DisableGeneralOptionsHandler: true,
	}
	stopped := make(chan struct{})
	cancel := context.AfterFunc(ctx, func() {
		defer close(stopped)
		end, cancel := context.WithTimeout(context.Background(), s.limits.grace)
		defer cancel()
		l.Close()
		l.closeSilent()
		if server.Shutdown(end) != nil {
			server.Close()
		}
	})
	err := server.Serve(l)
	if !cancel() { // ctx is done
		<-stopped
		return nil
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// errorLog writes what net/http has to say as lines of the log.
type errorLog struct{ s *Server }

func (e errorLog) Write(p []byte) (int, error) {
	text := strconv.QuoteToASCII(strings.TrimSuffix(string(p), "\n"))
	_, err := e.s.options.Log.Write([]byte("snipgen: " + text[1:len(text)-1] + "\n"))
	return len(p), err
}
