package mock

import (
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// A conn is a connection that can discard what its server writes.
type conn struct {
	net.Conn
	listener *listener
	once     sync.Once
	used     atomic.Bool  // the client has sent something
	active   atomic.Int64 // when it connected, sent or received something, in Unix nanoseconds
	kept     atomic.Bool  // its response is being delayed
	// held is whether to discard writes. Only the goroutine that serves the
	// connection uses it.
	held bool
}

func (c *conn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.used.Store(true)
		c.active.Store(time.Now().UnixNano())
	}
	return n, err
}

func (c *conn) Write(p []byte) (int, error) {
	if c.held {
		return len(p), nil
	}
	return c.write(p)
}

func (c *conn) write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.active.Store(time.Now().UnixNano())
	return n, err
}

// CloseWrite lets net/http close the connection without losing what it sent.
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

// send writes a message to the connection. net/http itself gets a response
// without content, which is discarded, so that it keeps or closes the
// connection as the request requires.
func send(w http.ResponseWriter, r *http.Request, message []byte, last bool, limit time.Duration) {
	c := r.Context().Value(connKey{}).(*conn)
	// A request with both Content-Length and Transfer-Encoding, which net/http
	// hides, makes whatever follows untrustworthy (RFC 9112, section 6.1).
	if last || !r.ProtoAtLeast(1, 1) || len(r.TransferEncoding) > 0 {
		w.Header().Set("Connection", "close")
	}
	control := http.NewResponseController(w)
	c.held = true
	w.WriteHeader(http.StatusNoContent)
	control.Flush()
	c.held = false
	control.SetWriteDeadline(time.Now().Add(limit))
	// An error means that the client is gone, which net/http notices too.
	_, _ = c.write(message)
	if r.Header.Get("Expect") != "" && r.ContentLength != 0 {
		linger(c)
	}
}

// linger gives the client time to read the response while it may still be
// sending content, which is ignored. If a connection is closed with unread
// data, the response is lost (RFC 9112, section 9.6).
func linger(c *conn) {
	// Whether this works or not, the connection is closed next.
	_ = c.CloseWrite()
	c.Conn.SetReadDeadline(time.Now().Add(500 * time.Millisecond))
	_, _ = io.Copy(io.Discard, c.Conn)
}

// A listener keeps a limited number of connections.
type listener struct {
	net.Listener
	most int

	mu    sync.Mutex
	conns map[*conn]bool
}

func newListener(l net.Listener, most int) *listener {
	return &listener{Listener: l, most: most, conns: map[*conn]bool{}}
}

// Accept returns the next connection. If there are too many, it closes the one
// whose client has done nothing for the longest time.
func (l *listener) Accept() (net.Conn, error) {
	inner, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	c := &conn{Conn: inner, listener: l}
	c.active.Store(time.Now().UnixNano())
	l.mu.Lock()
	l.conns[c] = true
	var idle *conn
	if len(l.conns) > l.most {
		idle = l.idlest()
	}
	l.mu.Unlock()
	if idle != nil {
		idle.Close()
	}
	return c, nil
}

// idlest returns the connection whose client has done nothing for the longest
// time. The responses that are being delayed are fewer than the connections.
func (l *listener) idlest() *conn {
	var found *conn
	for c := range l.conns {
		if !c.kept.Load() && (found == nil || c.active.Load() < found.active.Load()) {
			found = c
		}
	}
	return found
}

func (l *listener) forget(c *conn) {
	l.mu.Lock()
	delete(l.conns, c)
	l.mu.Unlock()
}

// closeSilent closes the connections without any request. Browsers open some in
// advance, and net/http would wait for them.
func (l *listener) closeSilent() {
	l.mu.Lock()
	var silent []*conn
	for c := range l.conns {
		if !c.used.Load() {
			silent = append(silent, c)
		}
	}
	l.mu.Unlock()
	for _, c := range silent {
		c.Close()
	}
}
