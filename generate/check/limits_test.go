package check

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

const found = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n"

// sized returns a 404 with the content and its length.
func sized(content string) string {
	return fmt.Sprintf("%sContent-Length: %d\r\n\r\n%s", found, len(content), content)
}

// Whatever a server sends, a check ends within a minute and its report is short.
func TestLimits(t *testing.T) {
	const size = 4<<20 - 1000
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
	for _, c := range []struct {
		name, answer string
		want         string // a part of the report or of the error
	}{
		{"members", sized("{" + list(`"%x":{}`, size) + "}"), " more members, not none"},
		{"members with long names", sized("{" + list(`"%d`+strings.Repeat("x", 10000)+`":0`, size-20_000) + "}"), "more members"},
		{"one member again and again", sized("{" + list(`"error":%d`, size) + "}"), "body.error"},
		{"a list", sized("[" + list("[%.0d]", size) + "]"), "body"},
		{"a list in a member", sized(`{"error":[` + list(`{"":%d}`, size) + "]}"), "body.error"},
		{"a deep list", sized(strings.Repeat("[", size)), "not JSON"},
		{"a long name", sized(`{"` + strings.Repeat("x", size) + `":0}`), "4 differ"},
		{"header lines", found + strings.Repeat("X: y\r\n", 15<<20/6) + "\r\n", "more than 1 MiB"},
		{"header lines of one name", found + strings.Repeat("X-A: y\r\n", 100_000) + "\r\n", "and 99990 more"},
		{"a status line", "HTTP/1.1 404 " + strings.Repeat("x", 2<<20), "more than 1 MiB"},
		{"a location", "HTTP/1.1 302 Found\r\nLocation: " + strings.Repeat("x", 1<<20-100) + "\r\n\r\n", "is not followed"},
		{"interim responses", strings.Repeat("HTTP/1.1 103 \r\n\r\n", 1<<18), "more than 100 entries; the limit interim-responses is"},
		{"chunks", found + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("1\r\na\r\n", 1<<20), "more than 4 MiB; the limit response is"},
		{"a chunk's size", found + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("0", 5<<20), "more than 4 MiB; the limit response is"},
		{"lengths", found + strings.Repeat("Content-Length: 1\r\n", 50_000) + "\r\n", "given more than once"},
		{"content", "HTTP/1.1 404 \r\n\r\n" + strings.Repeat("x", 5<<20), "more than 4 MiB; the limit response is"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := Want{Code: 404, Fields: []Field{{"X-A", "b"}}, Media: "application/json", Body: `{"error": "not_found", "message": "Not Found"}`}
			u := serve(t, func(conn net.Conn) { head(conn); io.WriteString(conn, c.answer) })
			begin := time.Now()
			result, err := want.Compare(Request{Method: "GET", URL: u}, "404")
			if took := time.Since(begin); took > time.Minute {
				t.Errorf("the check takes %v", took)
			}
			var report strings.Builder
			if err != nil {
				report.WriteString(err.Error())
			}
			for _, l := range result.Lines {
				report.WriteString(l.What + " " + l.Text + "\n")
			}
			if err == nil {
				fmt.Fprintf(&report, "%d differ", len(Differences(result.Lines)))
			}
			if !strings.Contains(report.String(), c.want) {
				t.Errorf("the report is %.500s, without %q", report.String(), c.want)
			}
			if report.Len() > 100_000 {
				t.Errorf("the report has %d bytes", report.Len())
			}
		})
	}
}

// A response ends at the same byte however it is split into reads, and Parse
// agrees.
func FuzzFrame(f *testing.F) {
	f.Add([]byte(right), "GET", uint8(1))
	f.Add([]byte("HTTP/1.1 103 \r\n\r\n"+right+"x"), "GET", uint8(7))
	f.Add([]byte("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\nx"), "GET", uint8(2))
	f.Add([]byte("HTTP/1.1 200 \r\nContent-Length: 3\r\n\r\nabc"), "HEAD", uint8(3))
	f.Add([]byte("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n"), "GET", uint8(1))
	f.Fuzz(func(t *testing.T, raw []byte, method string, size uint8) {
		once, parts := frame{method: method}, frame{method: method}
		whole, err := once.whole(raw)
		end := -1
		for n := 0; n < len(raw) && end < 0; {
			n = min(len(raw), n+int(size)+1)
			if ended, partErr := parts.whole(raw[:n]); ended {
				end = n
			} else if partErr != nil {
				if err == nil {
					t.Errorf("in parts: %v", partErr)
				}
				return
			}
		}
		if err == nil && len(raw) > 0 && whole != (end >= 0) {
			t.Errorf("whole is %v at once, %d in parts: %q", whole, end, raw)
		}
		if r, parseErr := Parse(raw, method); whole && parseErr != nil && !strings.Contains(parseErr.Error(), "chunk") {
			t.Errorf("whole, but %v", parseErr)
		} else if whole && len(raw)-len(r.Rest) > len(raw) {
			t.Errorf("%d bytes", len(r.Rest))
		}
	})
}
