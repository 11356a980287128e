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

// Address is the default address to listen on, which curl targets request.
const Address = "127.0.0.1:8499"

// Listen listens on a host and a port, such as 127.0.0.1:8499. Port 0 chooses a
// free port.
func Listen(address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	n, numeric := strconv.Atoi(port)
	if err != nil || numeric != nil || n < 0 || n > 65535 {
		return nil, input.Errorf("address %q is invalid", address).Hintf("an address is a host and a port: 127.0.0.1:8499")
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	var system syscall.Errno
	switch {
	case errors.As(err, &system) && (system == syscall.EADDRINUSE || system == wsaEADDRINUSE):
		return nil, fmt.Errorf("address %q is in use by another program; --addr %s chooses a free port", address, net.JoinHostPort(host, "0"))
	case errors.As(err, &system):
		return nil, fmt.Errorf("address %q can't be listened on: %w", address, system)
	case err != nil:
		return nil, fmt.Errorf("address %q can't be listened on: %w", address, err)
	}
	return l, nil
}

// wsaEADDRINUSE is the Windows error code for EADDRINUSE.
const wsaEADDRINUSE syscall.Errno = 10048

// URL returns the URL of a server that listens on address, without a final
// slash. If that is all interfaces, it uses the loopback one.
func URL(address net.Addr) string {
	host, port, _ := net.SplitHostPort(address.String())
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// Loopback reports whether an address can be reached only from this machine.
func Loopback(address net.Addr) bool {
	tcp, ok := address.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// limits prevent clients from overloading the server.
type limits struct {
	// header and content are the most bytes to read of a request's head and
	// content. After more content, the connection is closed.
	header  int
	content int64
	// headTime and readTime limit how long a client may take to send the head
	// and the whole request, sendTime to receive a response, and idleTime
	// between requests.
	headTime, readTime, sendTime, idleTime time.Duration
	// conns is the number of simultaneous connections. For another one, that is
	// closed whose client has done nothing for the longest time. delays is the
	// number of responses that are delayed at once, which keep theirs.
	conns, delays int
	// grace is the time that running requests get when the server stops.
	grace time.Duration
}

var usualLimits = limits{
	header: input.RequestHead.Most, content: int64(input.RequestContent.Most),
	headTime: 10 * time.Second, readTime: time.Minute, sendTime: 30 * time.Second, idleTime: 2 * time.Minute,
	conns: input.Connections.Most, delays: input.Delays.Most, grace: 5 * time.Second,
}

// Serve serves requests until ctx is done. It then gives running requests five
// seconds to finish and returns nil. Otherwise it returns the listener's error.
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

// errorLog writes the errors of net/http to the log.
type errorLog struct{ s *Server }

func (e errorLog) Write(p []byte) (int, error) {
	text := strconv.QuoteToASCII(strings.TrimSuffix(string(p), "\n"))
	_, err := e.s.options.Log.Write([]byte("snipgen: " + text[1:len(text)-1] + "\n"))
	return len(p), err
}
