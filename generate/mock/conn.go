package mock

import (
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// A conn is a connection whose server can be kept from writing to it.
type conn struct {
	net.Conn
	listener *listener
	once     sync.Once
	asked    atomic.Bool // something has come in
	// held belongs to the goroutine that serves the connection.
	held bool
}

func (c *conn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.asked.Store(true)
	}
	return n, err
}

func (c *conn) Write(p []byte) (int, error) {
	if c.held {
		return len(p), nil
	}
	return c.Conn.Write(p)
}

// CloseWrite lets net/http close the connection without losing what it has
// sent.
func (c *conn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

func (c *conn) Close() error {
	err := net.ErrClosed
	c.once.Do(func() {
		err = c.Conn.Close()
		c.listener.forget(c)
	})
	return err
}

// connKey is the key of the connection in a request's context.
type connKey struct{}

// send writes a message in the place of what net/http writes, which is a
// response without content to it and goes nowhere. net/http keeps the
// connection or closes it as the request says.
func send(w http.ResponseWriter, r *http.Request, message []byte, last bool, limit time.Duration) {
	c := r.Context().Value(connKey{}).(*conn)
	// Content-Length beside Transfer-Encoding, which net/http hides, is no
	// reason to trust what comes next (RFC 9112, section 6.1).
	if last || !r.ProtoAtLeast(1, 1) || len(r.TransferEncoding) > 0 {
		w.Header().Set("Connection", "close")
	}
	control := http.NewResponseController(w)
	c.held = true
	w.WriteHeader(http.StatusNoContent)
	control.Flush()
	c.held = false
	control.SetWriteDeadline(time.Now().Add(limit))
	// An error is the client's: it has gone, and net/http will see that.
	_, _ = c.Conn.Write(message)
	if r.Header.Get("Expect") != "" && r.ContentLength != 0 {
		linger(c)
	}
}

// linger waits until the client, which may be sending content that nobody
// reads, has had the time to see the response. A connection that is closed
// with something unread in it loses what was sent (RFC 9112, section 9.6).
func linger(c *conn) {
	// Whether this works or not, the connection is closed next.
	_ = c.CloseWrite()
	c.Conn.SetReadDeadline(time.Now().Add(500 * time.Millisecond))
	_, _ = io.Copy(io.Discard, c.Conn)
}

// A listener accepts connections, not too many at once.
type listener struct {
	net.Listener
	free   chan struct{}
	closed chan struct{}
	once   sync.Once

	mu    sync.Mutex
	conns map[*conn]bool
}

func newListener(l net.Listener, most int) *listener {
	return &listener{Listener: l, free: make(chan struct{}, most), closed: make(chan struct{}), conns: map[*conn]bool{}}
}

func (l *listener) Accept() (net.Conn, error) {
	select {
	case l.free <- struct{}{}:
	case <-l.closed:
		return nil, net.ErrClosed
	}
	inner, err := l.Listener.Accept()
	if err != nil {
		<-l.free
		return nil, err
	}
	c := &conn{Conn: inner, listener: l}
	l.mu.Lock()
	l.conns[c] = true
	l.mu.Unlock()
	return c, nil
}

func (l *listener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return l.Listener.Close()
}

func (l *listener) forget(c *conn) {
	l.mu.Lock()
	delete(l.conns, c)
	l.mu.Unlock()
	<-l.free
}

// closeSilent closes the connections on which nothing was ever asked. Browsers
// open some in advance, and net/http would wait for their requests.
func (l *listener) closeSilent() {
	l.mu.Lock()
	var silent []*conn
	for c := range l.conns {
		if !c.asked.Load() {
			silent = append(silent, c)
		}
	}
	l.mu.Unlock()
	for _, c := range silent {
		c.Close()
	}
}
