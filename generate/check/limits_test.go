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
		{"a chunk's size", found + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("0", 5<<20), "can't be read: header line too long"},
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
