package literals

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/mock"
	"snipgen/generate/status"
)

// shells are the commands that run a script without the user's start-up files.
var shells = []struct {
	name    string
	command []string
}{
	{"dash", []string{"dash"}},
	{"bash", []string{"bash", "--norc", "--noprofile"}},
	{"bash posix", []string{"bash", "--posix", "--norc", "--noprofile"}},
	{"zsh", []string{"zsh", "-f"}},
	{"ksh", []string{"ksh93"}},
	{"busybox", []string{"busybox", "sh"}},
}

// words returns the texts that a shell can hold and how snipgen writes them. It checks that
// snipgen refuses the others, those with a NUL.
func words(t *testing.T) (plain, written []string) {
	t.Helper()
	l := language(t, "shell")
	for _, s := range texts() {
		word, err := l.String(s)
		if strings.Contains(s, "\x00") {
			if err == nil {
				t.Errorf("%+q is written as %+q, but must be refused", s, word)
			}
			continue
		}
		if err != nil {
			t.Errorf("%+q: %v", s, err)
		}
		plain, written = append(plain, s), append(written, word)
	}
	return plain, written
}

// compareWords checks the output of a script that prints each word with printf '%s\0'.
func compareWords(t *testing.T, output []byte, want, written []string) {
	t.Helper()
	got := strings.Split(string(output), "\x00")
	if len(got) != len(want)+1 || got[len(want)] != "" {
		t.Fatalf("the script prints %d words, want %d", len(got)-1, len(want))
	}
	failures := 0
	for i := range want {
		if got[i] == want[i] {
			continue
		}
		if failures++; failures <= 10 {
			t.Errorf("%s was read as %s, want %s", shorten(strconv.QuoteToASCII(written[i]), 300), shorten(strconv.QuoteToASCII(got[i]), 300), shorten(strconv.QuoteToASCII(want[i]), 300))
		}
	}
	if failures > 10 {
		t.Errorf("%d of %d differ", failures, len(want))
	}
}

func TestWords(t *testing.T) {
	want, written := words(t)
	script := source("", "printf '%s\\0' ", written, "\n", "")
	for _, locale := range []string{"C", "C.UTF-8"} {
		for _, sh := range shells {
			t.Run(sh.name+" "+locale, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				write(t, dir, "words.sh", script)
				out := run(t, dir, []string{"LC_ALL=" + locale}, append(sh.command, "words.sh")...)
				compareWords(t, out, want, written)
			})
		}
	}
}

// TestWordsTyped checks words in interactive shells, where users paste snippets. With a
// history, "!" is special outside quotes and within double quotes.
func TestWordsTyped(t *testing.T) {
	every, everyWritten := words(t)
	var want, written []string
	for i, s := range every {
		if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7F }) || len(s) > 1000 {
			continue // a terminal would take it for a key, or for more than one line
		}
		if s == "" || strings.ContainsAny(s, "!^~#'\"\\\\") {
			want, written = append(want, s), append(written, everyWritten[i])
		}
	}
	script := source("", "printf '%s\\0' ", written, "\n", "")
	for _, command := range [][]string{{"bash", "--norc", "--noprofile", "-i"}, {"zsh", "-f", "-i"}} {
		t.Run(command[0], func(t *testing.T) {
			t.Parallel()
			c := exec.CommandContext(t.Context(), tool(t, command[0]), command[1:]...)
			c.Env = append(os.Environ(), "HOME="+t.TempDir(), "LC_ALL=C.UTF-8", "TERM=dumb")
			c.Stdin = strings.NewReader("echo !nothing\n" + script)
			var stdout, stderr bytes.Buffer
			c.Stdout, c.Stderr = &stdout, &stderr
			if err := c.Run(); err != nil {
				t.Fatalf("%v\n%s", err, shorten(stderr.String(), 2000))
			}
			if !strings.Contains(stderr.String(), "event not found") {
				t.Fatal("the shell doesn't expand its history, so this test can't fail")
			}
			compareWords(t, stdout.Bytes(), want, written)
		})
	}
}

// An asked is the method and the target of a request, exactly as a server received them.
type asked struct{ method, target string }

// listen answers requests on 127.0.0.1 until the test ends. requests returns those received
// since its last call.
func listen(t *testing.T) (port int, requests func() []asked) {
	t.Helper()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	seen := make(chan asked, 10_000)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			line, _ := bufio.NewReader(conn).ReadString('\n')
			method, rest, _ := strings.Cut(line, " ")
			target, _ := strings.CutSuffix(rest, " HTTP/1.1\r\n")
			seen <- asked{method, target}
			fmt.Fprint(conn, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
			conn.Close()
		}
	}()
	return listener.Addr().(*net.TCPAddr).Port, func() []asked {
		var all []asked
		for len(seen) > 0 {
			all = append(all, <-seen)
		}
		return all
	}
}

// curlCase is a request for a snippet, and what the snippet must request of a server.
type curlCase struct {
	request generate.Request
	want    asked
}

// TestCurl runs snippets for curl, unchanged, in each shell.
func TestCurl(t *testing.T) {
	for _, sh := range shells {
		t.Run(sh.name, func(t *testing.T) {
			t.Parallel()
			port, requests := listen(t)
			cases := curlCases(t, port)
			g := generate.New()
			codes := make([]string, len(cases))
			for i, c := range cases {
				s, err := g.Snippet(c.request)
				if err != nil {
					t.Fatalf("%+v: %v", c.want, err)
				}
				codes[i] = s.Code
			}
			dir := t.TempDir()
			write(t, dir, "requests.sh", strings.Join(codes, ""))
			// The snippets name the mock server's address; curl connects to this server instead.
			write(t, dir, ".curlrc", fmt.Sprintf("silent\nshow-error\nconnect-to = \"127.0.0.1:8499:127.0.0.1:%d\"\n", port))
			run(t, dir, []string{"HOME=" + dir, "CURL_HOME=" + dir, "no_proxy=*"}, append(sh.command, "requests.sh")...)
			got := requests()
			if len(got) != len(cases) {
				t.Fatalf("%d requests, want %d", len(got), len(cases))
			}
			for i, c := range cases {
				if got[i] != c.want {
					t.Errorf("%ssends %q, want %q", codes[i], got[i], c.want)
				}
			}
		})
	}
}

// curlCases returns requests for addresses with every pair of punctuation characters, and
// requests to the mock server whose query has messages, keys and headers.
func curlCases(t *testing.T, port int) []curlCase {
	t.Helper()
	curl := framework(t, "curl")
	host := "http://127.0.0.1:" + strconv.Itoa(port)
	var cases []curlCase
	address := func(target string) {
		cases = append(cases, curlCase{
			generate.Request{Status: &status.Status{Code: 404}, Framework: curl, URL: func(*generate.Request) string { return host + target }}, asked{"GET", target},
		})
	}
	for _, target := range []string{
		"/", "/a", "/.", "/..", "/./a/../b", "/a/.", "/.a", "//a", "/a//b", "/-o/x", "/@a", "/?", "/?a=1&b=2", "/a?b?c", "/%41%2f%2F%00%20",
		"/[1-3]", "/{a,b}", "/a;b", "/a'b", `/a"b`, "/a`id`b", "/$HOME", "/$(id)", "/a|b", "/a\\b", "/~", "/a!b", "/*", "/(a)", "/<a>", "/a^b", "/a=b,c+d:e",
	} {
		address(target)
	}
	const punctuation = "!\"$%&'()*+,-./:;<=>?@[\\]^_`{|}~" // without "#", which begins a fragment: clients don't send it
	for _, a := range punctuation {
		pairs := ""
		for _, b := range punctuation {
			pairs += string(a) + string(b) + "x"
		}
		address("/?q=" + pairs)
		if a != '%' && a != '?' {
			address("/p/" + strings.ReplaceAll(strings.ReplaceAll(pairs, "%", "%25"), "?", ""))
		}
	}
	messages := append(hostile(), randomTexts(40)...)
	messages = append(messages, string(special))
	header := input.Header{Name: "X-Marks", Value: "a " + punctuation + "# b"}
	for i, message := range messages {
		if len(message) > 1000 {
			message = message[:1000]
		}
		s := &status.Status{Code: 499, Key: "k-" + strconv.Itoa(i), Reason: "Client Closed Request", Message: message}
		query := "key=" + url.QueryEscape(s.Key) + "&message=" + url.QueryEscape(message) + "&header=" + url.QueryEscape(header.Name+": "+header.Value)
		cases = append(cases, curlCase{
			generate.Request{Status: s, Framework: curl, Method: "PUT", Headers: []input.Header{header}, URL: mock.URLs("", nil)}, asked{"PUT", "/status/499?" + query},
		})
	}
	return cases
}
