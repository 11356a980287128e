package live

import (
	"strings"
	"testing"
)

// TestFaults shows that the checks of TestLive find what they look for.
func TestFaults(t *testing.T) {
	const right = "HTTP/1.1 429 \r\nContent-Type: application/json; charset=utf-8\r\nRetry-After: 60\r\nContent-Length: 61\r\n\r\n" +
		`{"message":"Too Many Requests", "error": "too_many_requests"}`
	chunked := strings.Replace(right, "Content-Length: 61", "Transfer-Encoding: chunked", 1)
	chunked = strings.Replace(chunked, "\r\n\r\n", "\r\n\r\n3D\r\n", 1) + "\r\n0\r\n\r\n"
	replace := func(old, new string) string {
		if !strings.Contains(right, old) {
			t.Fatalf("no %q", old)
		}
		return strings.Replace(right, old, new, 1)
	}
	tests := []struct{ name, shape, code, method, raw, complaint string }{
		{"right", "error", "429", "GET", right, ""},
		{"chunked", "error", "429", "GET", chunked, ""},
		{"code", "error", "429", "GET", replace("429", "428"), "status 428"},
		{"version", "error", "429", "GET", replace("1.1", "1.0"), "version"},
		{"media type", "error", "429", "GET", replace("/json", "/problem+json"), "media type"},
		{"two media types", "error", "429", "GET", replace("Retry", "Content-Type: text/html\r\nRetry"), "media type"},
		{"charset", "error", "429", "GET", replace("utf-8", "latin1"), "media type"},
		{"header", "error", "429", "GET", replace("60", "61"), "Retry-After"},
		{"header twice", "error", "429", "GET", replace("Retry", "Retry-After: 60\r\nRetry"), "Retry-After"},
		{"no header", "error", "429", "GET", replace("Retry-After", "X"), "Retry-After"},
		{"JSON", "error", "429", "GET", replace("too_", "to__"), "body.error"},
		{"no JSON", "error", "429", "GET", replace(`"}`, `""`), "not JSON"},
		{"UTF-8", "error", "429", "GET", replace("too_", "\xff\xffo_"), "not UTF-8"},
		{"short", "error", "429", "GET", right[:len(right)-1], "Content-Length"},
		{"more", "error", "429", "GET", right + "\n", "behind"},
		{"more than chunks", "error", "429", "GET", chunked + "x", "behind"},
		{"second value", "error", "429", "GET", replace("61", "63") + "{}", "more than one value"},
		{"length twice", "error", "429", "GET", replace("Content-L", "Content-Length: 61\r\nContent-L"), "more than once"},
		{"interim", "error", "429", "GET", "HTTP/1.1 103 \r\n\r\n" + right, "interim"},
		{"nothing", "error", "429", "GET", "", "no head"},
		{"problem", "problem", "429", "GET", right, "media type"},
		{"empty", "none", "429", "GET", right, "body"},
		{"HEAD", "error", "429", "HEAD", right[:len(right)-61], ""},
		{"HEAD with content", "error", "429", "HEAD", right, "behind"},
		{"204", "error", "204", "GET", "HTTP/1.1 204 No Content\r\n\r\n", ""},
		{"204 with content", "error", "204", "GET", "HTTP/1.1 204 No Content\r\n\r\n{}", "behind"},
		{"205 with content", "error", "205", "GET", "HTTP/1.1 205 Reset\r\nContent-Length: 2\r\n\r\n{}", "body"},
		{"no interim", "error", "102", "GET", "HTTP/1.1 204 No Content\r\n\r\n", "interim"},
		{"no final", "error", "102", "GET", "HTTP/1.1 102 Processing\r\n\r\n", "no head"},
		{"hint", "error", "103", "GET", "HTTP/1.1 103 \r\n\r\nHTTP/1.1 204 \r\nLink: </style.css>; rel=preload; as=style\r\n\r\n", "Link"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := &cell{Method: test.method, want: wanted(builtin(t, test.code), test.shape)}
			got := strings.Join(judge(c, []byte(test.raw), nil).complaints, "; ")
			if test.complaint == "" && got != "" || !strings.Contains(got, test.complaint) {
				t.Errorf("complaints %q, not of %q", got, test.complaint)
			}
		})
	}
}
