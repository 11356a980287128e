package live

import (
	"strings"
	"testing"
)

// TestFaults checks that TestLive reports each kind of wrong response. Package check tests
// the comparison itself.
func TestFaults(t *testing.T) {
	const right = "HTTP/1.1 429 \r\nContent-Type: application/json; charset=utf-8\r\nRetry-After: 60\r\nContent-Length: 61\r\n\r\n" +
		`{"message":"Too Many Requests", "error": "too_many_requests"}`
	replace := func(old, new string) string {
		if !strings.Contains(right, old) {
			t.Fatalf("no %q", old)
		}
		return strings.Replace(right, old, new, 1)
	}
	tests := []struct{ name, shape, code, method, raw, complaint string }{
		{"right", "error", "429", "GET", right, ""},
		{"code", "error", "429", "GET", replace("429", "428"), "status 428"},
		{"version", "error", "429", "GET", replace("1.1", "1.0"), "version"},
		{"media type", "error", "429", "GET", replace("/json", "/problem+json"), "media type"},
		{"JSON", "error", "429", "GET", replace("too_", "to__"), "body.error"},
		{"trailing byte", "error", "429", "GET", right + "\n", "behind"},
		{"problem", "problem", "429", "GET", right, "media type"},
		{"empty", "none", "429", "GET", right, "body"},
		{"HEAD", "error", "429", "HEAD", right[:len(right)-61], ""},
		{"204", "error", "204", "GET", "HTTP/1.1 204 No Content\r\n\r\n", ""},
		{"no interim", "error", "102", "GET", "HTTP/1.1 204 No Content\r\n\r\n", "interim"},
		{"no final", "error", "102", "GET", "HTTP/1.1 102 Processing\r\n\r\n", "no head"},
		{"Link in the final response", "error", "103", "GET", "HTTP/1.1 103 \r\n\r\nHTTP/1.1 204 \r\nLink: </style.css>; rel=preload; as=style\r\n\r\n", "Link"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := &cell{Method: test.method, want: wanted(builtin(t, test.code), test.shape)}
			got := strings.Join(judge(c, []byte(test.raw), nil).complaints, "; ")
			if test.complaint == "" && got != "" || !strings.Contains(got, test.complaint) {
				t.Errorf("complaints are %q, want %q among them", got, test.complaint)
			}
		})
	}
}
