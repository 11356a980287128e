package mock

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"snipgen/generate"
)

// BenchmarkServe compares the mock with a bare net/http handler that sends the
// same response. Both answer in turns on one open connection. It reports requests
// per second, the client's own time included, and x-bare: the time of a request to
// the mock as a multiple of the bare handler's.
func BenchmarkServe(b *testing.B) {
	want := message(b, generate.Request{Status: builtin(b, "499")})
	_, content, _ := strings.Cut(want, "\r\n\r\n")
	bare, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", "76")
		w.WriteHeader(499)
		io.WriteString(w, content)
	})}
	go server.Serve(bare)
	b.Cleanup(func() { server.Close() })
	r := start(b, Options{Log: io.Discard}, usualLimits)

	for _, c := range []struct{ name, target string }{
		{"usual", "/status/499"},
		{"changed", "/status/499?key=order_lost&message=The+order+is+lost&header=X-A:+b"},
	} {
		b.Run(c.name, func(b *testing.B) {
			mock, plain := newAsker(b, r.address, c.target), newAsker(b, bare.Addr().String(), c.target)
			// Medians of short turns are robust against other load on the machine.
			const turn = 20
			var turns [2][]float64
			for b.Loop() {
				for i, a := range []*asker{mock, plain} {
					begin := time.Now()
					for range turn {
						a.ask(b)
					}
					turns[i] = append(turns[i], time.Since(begin).Seconds())
				}
			}
			median := func(d []float64) float64 {
				slices.Sort(d)
				return d[len(d)/2]
			}
			mocked, bared := median(turns[0]), median(turns[1])
			b.ReportMetric(turn/mocked, "requests/s")
			b.ReportMetric(turn/bared, "bare-requests/s")
			b.ReportMetric(mocked/bared, "x-bare")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// An asker sends one request repeatedly. It knows the length of the response in
// advance, so that its own cost is negligible.
type asker struct {
	net.Conn
	request  []byte
	response []byte
}

func newAsker(b *testing.B, address, target string) *asker {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { conn.Close() })
	a := &asker{conn, []byte("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:8499\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n\r\n"), nil}
	if _, err := conn.Write(a.request); err != nil {
		b.Fatal(err)
	}
	var response bytes.Buffer
	res, err := http.ReadResponse(bufio.NewReader(io.TeeReader(conn, &response)), nil)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, res.Body); err != nil || res.StatusCode != 499 {
		b.Fatal(res.Status, err)
	}
	a.response = make([]byte, response.Len())
	return a
}

func (a *asker) ask(b *testing.B) {
	if _, err := a.Write(a.request); err != nil {
		b.Fatal(err)
	}
	if _, err := io.ReadFull(a.Conn, a.response); err != nil {
		b.Fatal(err)
	}
}
