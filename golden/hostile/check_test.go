package hostile

import (
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// answering starts a server that calls answer for each connection after reading the
// request. asked returns all requests so far.
func answering(t *testing.T, answer func(net.Conn)) (address string, asked func() string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	var mu sync.Mutex
	var requests strings.Builder
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				conn.SetDeadline(time.Now().Add(mostTime))
				request := make([]byte, 1<<16)
				n, _ := conn.Read(request)
				mu.Lock()
				requests.Write(request[:n])
				mu.Unlock()
				answer(conn)
			}()
		}
	}()
	return l.Addr().String(), func() string {
		mu.Lock()
		defer mu.Unlock()
		return requests.String()
	}
}

// Whatever a server sends, check ends after its timeout and a second of work, and
// nothing in its report looks like another program's line.
func TestCheck(t *testing.T) {
	const head = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n"
	const size = 4<<20 - 10_000
	sized := func(content string) string {
		return fmt.Sprintf("%sContent-Length: %d\r\n\r\n%s", head, len(content), content)
	}
	list := func(each string, n int) string {
		var out strings.Builder
		for i := 0; out.Len() < n; i++ {
			if i > 0 {
				out.WriteByte(',')
			}
			fmt.Fprintf(&out, each, i)
		}
		return out.String()
	}
	once := func(text string) func(net.Conn) { return func(c net.Conn) { io.WriteString(c, text) } }
	again := func(first, text string, pause time.Duration) func(net.Conn) {
		return func(c net.Conn) {
			io.WriteString(c, first)
			for _, err := io.WriteString(c, text); err == nil; _, err = io.WriteString(c, text) {
				time.Sleep(pause)
			}
		}
	}
	for _, c := range []struct {
		name   string
		answer func(net.Conn)
	}{
		{"80,000 members", once(sized("{" + list(`"k%d":1`, 1<<20) + "}"))},
		{"members", once(sized("{" + list(`"%x":{}`, 1<<20) + "}"))},
		{"lists", once(sized("[" + list("[%.0d]", size) + "]"))},
		{"objects", once(sized(`{"error":[` + list(`{"":{"":%d}}`, size) + "]}"))},
		{"a deep list", once(sized(strings.Repeat("[", size)))},
		{"a text", once(sized(`{"error":"` + strings.Repeat(`\u0061`, size/6) + `"}`))},
		{"a number", once(sized(`{"error":` + strings.Repeat("9", size) + "}"))},
		{"15 MB of header lines", once(head + strings.Repeat("X: y\r\n", 15<<20/6) + "\r\n")},
		{"1 MB of header lines", once(head + strings.Repeat("X: y\r\n", 1<<20/6-10) + "\r\n")},
		{"a status line without end", again("HTTP/1.1 404 ", strings.Repeat("x", 1<<16), 0)},
		{"interim responses without end", again("", strings.Repeat("HTTP/1.1 103 \r\n\r\n", 1000), 0)},
		{"chunks without end", again(head+"Transfer-Encoding: chunked\r\n\r\n", strings.Repeat("1\r\na\r\n", 1000), 0)},
		{"content without end", again("HTTP/1.1 404 \r\n\r\n", strings.Repeat("x", 1<<16), 0)},
		{"one byte and one more", again("HTTP/1.1 404 \r\n", "x", time.Millisecond)},
		{"a whole response and one byte more", again(sized("{}"), "x", 100*time.Millisecond)},
		{"nothing", func(net.Conn) { time.Sleep(5 * time.Second) }},
		{"another protocol", once("SSH-2.0-x\r\n")},
		{"lines of others", once(sized(`{"x\n::add-mask::404\nsame  status":1,"y\r\nsnipgen: forged":"\n::error::z\u2028same  status","\u009b2J":"\u202e"}`))},
		{"lines of others in fields", once("HTTP/1.1 404 a\x0b::error::b\x85same\r\nContent-Type: x\u2028::error::\r\nLocation: \u009b2J\r\n\r\n::error::c\n::error::d")},
	} {
		t.Run(c.name, func(t *testing.T) {
			address, _ := answering(t, c.answer)
			for _, args := range [][]string{{"404"}, {"404", "--json"}} {
				r := bounded(t, repository(t, ""), nil, "", append([]string{"check", "http://" + address + "/", "--timeout", "1s", "--as"}, args...)...)
				t.Logf("%v of the processor, %v, %d MiB", r.processor.Round(time.Millisecond), r.time.Round(time.Millisecond), r.resident>>20)
				if r.code != 1 || r.processor > 2*mostProcessor || r.resident > mostResident {
					t.Errorf("exit %d, %v of the processor, %d MiB: %.300s", r.code, r.processor, r.resident>>20, r.err)
				}
				for line := range strings.Lines(r.err) {
					if !strings.HasPrefix(line, "snipgen: ") || len(line) > 10_000 {
						t.Errorf("standard error has %.200q", line)
					}
				}
				for line := range strings.Lines(r.out) {
					own := len(args) > 1
					for _, verdict := range []string{"same  ", "note  ", "differs  "} {
						own = own || strings.HasPrefix(line, verdict)
					}
					if !own || strings.Contains(line, "::add-mask::404\n") || len(args) == 1 && len(line) > 10_000 {
						t.Errorf("the report has %.200q", line)
					}
				}
				if strings.ContainsAny(r.out+r.err, "\x0b\u0085\u2028\u009b\u202e") {
					t.Errorf("the output has control characters: %.300q", r.out+r.err)
				}
			}
		})
	}
}

// check sends nothing that the repository decides. Only the user can choose a method
// that may change something.
func TestCheckSends(t *testing.T) {
	serve := func(t *testing.T) (dir, address string, asked func() string) {
		address, asked = answering(t, func(c net.Conn) { io.WriteString(c, "HTTP/1.1 404 \r\nContent-Length: 0\r\n\r\n") })
		return repository(t, "-- .snipgen.yaml --\nstatuses: [{code: 404, key: mine, headers: {X-Secret: yes}}]\ndefaults: {method: HEAD}\n"+
			"-- own.yaml --\ndefaults: {method: DELETE}\n"), address, asked
	}
	for _, c := range []struct {
		name string
		args []string
	}{
		{"definition of the repository", []string{"mine"}},
		{"defaults of the repository", []string{"404"}},
		{"defaults of a file by name", []string{"404", "--statuses", "own.yaml"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir, address, asked := serve(t)
			bounded(t, dir, nil, "", append([]string{"check", address + "/a", "--as"}, c.args...)...)
			if asked() == "" {
				t.Error("check sends nothing")
			}
			for line := range strings.Lines(asked()) {
				switch line {
				case "GET /a HTTP/1.1\r\n", "HEAD /a HTTP/1.1\r\n", "Host: " + address + "\r\n", "Connection: close\r\n", "\r\n":
				default:
					t.Errorf("check sends %q", line)
				}
			}
		})
	}
	for _, c := range []struct {
		name       string
		env, flags []string
		want       string
	}{
		{"method in the environment", []string{"SNIPGEN_METHOD=PUT"}, nil, "PUT /b "},
		{"method as a flag", nil, []string{"-X", "DELETE"}, "DELETE /b "},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir, address, asked := serve(t)
			bounded(t, dir, c.env, "", append([]string{"check", address + "/b", "--as", "404"}, c.flags...)...)
			if got := asked(); !strings.Contains(got, c.want) {
				t.Errorf("check sends %q, not %q", got, c.want)
			}
		})
	}
}
