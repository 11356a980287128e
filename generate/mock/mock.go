// Package mock serves the exact response for each status: byte for byte what
// `snipgen STATUS --lang http --wire` prints.
//
// net/http parses the requests, with its limits and checks. The response
// bypasses it, since it would change the reason phrase and the order and case
// of the headers. A response never has "Connection: close", even if the server
// then closes the connection, which RFC 9112, section 9.6, permits.
//
// A server has no state and changes nothing. Its statuses reveal nothing that
// the user's own service wouldn't send to anybody; its site is only for who
// knows the server by an address or a permitted name.
package mock

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// Options configure a Server. All fields have a default.
type Options struct {
	// Catalogue holds the user's definitions.
	Catalogue *definitions.Catalogue
	// Body is the shape of bodies. If it is nil, a status's definition decides,
	// then Otherwise and then generate.DefaultShape.
	Body, Otherwise *generate.Shape
	// Date is the time in the Date header of every response.
	Date time.Time
	// Site serves all paths outside /status/; may be nil.
	Site Site
	// Policy is the Content-Security-Policy of the site's pages.
	Policy string
	// Locale returns the folder of the site for a reader, given the
	// Accept-Language fields of a request. If it is nil, "/" is the root page.
	Locale func(accept ...string) string
	// Hosts are the permitted names in Host headers, as Host returns them, in
	// addition to localhost and all IP addresses.
	Hosts []string
	// Log receives one line per request: the method, the target with
	// unprintable characters percent-encoded, the status code, the bytes of
	// content and the duration. Each line is one call of Write; calls may be
	// concurrent, and requests wait for them. If nil, nothing is logged.
	Log io.Writer
}

// MaxDelay is the longest delay that a request can ask for.
const MaxDelay = 60 * time.Second

// A Server serves mock responses and a site.
type Server struct {
	options   Options
	own       []status.Status
	generator *generate.Generator
	usual     sync.Map // usual to *response
	stored    atomic.Int32
	delayed   atomic.Int32 // the number of responses that are being delayed
	routes    []route
	limits    limits
}

// New returns a server that isn't listening yet.
func New(o Options) *Server {
	if o.Catalogue == nil {
		o.Catalogue = &definitions.Catalogue{}
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
	s := &Server{options: o, own: o.Catalogue.Statuses, generator: generate.New(), limits: usualLimits}
	s.mount()
	return s
}

// Path is the prefix of the paths of statuses.
const Path = "/status/"

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	begin := time.Now()
	l := &logged{ResponseWriter: w}
	defer func() {
		// Log even if a panic is on its way to net/http, which then closes the
		// connection.
		fmt.Fprintf(s.options.Log, "%s %s %03d %d %.1fms\n", r.Method, escape(r.RequestURI), l.code, l.bytes,
			float64(time.Since(begin).Microseconds())/1000)
	}()
	name, found := strings.CutPrefix(r.URL.Path, Path)
	switch {
	case r.ProtoMajor != 1: // net/http lets the preface of HTTP/2 through
		l.Header().Set("Connection", "close")
		plain(l, http.StatusHTTPVersionNotSupported, "snipgen: this server supports HTTP/1.1 only\n")
	case !s.served(r.Host):
		misdirected(l, r)
	case r.Method == http.MethodConnect:
		s.page(l, r)
	case found:
		s.answer(l, r, name)
	default:
		s.mounted(l, r)
	}
}

// answer serves the response for a status, or permits a request to it.
func (s *Server) answer(w *logged, r *http.Request, name string) {
	if preflight(r) {
		allow(w.Header(), r)
		w.WriteHeader(http.StatusNoContent)
		return
	}
	s.status(w, r, name)
}

// logged records the status code and size for the log.
type logged struct {
	http.ResponseWriter
	code, bytes int
}

func (l *logged) WriteHeader(code int) {
	l.code = code
	l.ResponseWriter.WriteHeader(code)
}

func (l *logged) Write(p []byte) (int, error) {
	if l.code == 0 {
		l.code = http.StatusOK
	}
	n, err := l.ResponseWriter.Write(p)
	l.bytes += n
	return n, err
}

func (l *logged) Unwrap() http.ResponseWriter { return l.ResponseWriter }

// escape limits a target to one line of printable ASCII with a sane length.
func escape(target string) string {
	const most = 300
	var b strings.Builder
	for i := 0; i < len(target); i++ {
		if i == most {
			b.WriteString("...")
			break
		}
		if c := target[i]; c > ' ' && c <= '~' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// A response is a message ready to send.
type response struct {
	code    int
	message []byte
	content int // the bytes of content in it
	// silent is whether to close the connection without sending anything; last
	// is whether to close it after the message.
	silent, last bool
}

// status serves the response for a status.
func (s *Server) status(w *logged, r *http.Request, name string) {
	res, delay, err := s.response(r, name)
	if err != nil {
		explain(w, r, err)
		return
	}
	// A client that waits for permission to send its content gets the response
	// instead (RFC 9110, section 10.1.1). Others get it once they have sent
	// their content.
	if r.Header.Get("Expect") == "" {
		_, err := io.Copy(io.Discard, http.MaxBytesReader(w.ResponseWriter, r.Body, s.limits.content))
		var large *http.MaxBytesError
		if err != nil && !errors.As(err, &large) {
			w.Header().Set("Connection", "close")
			explain(w, r, input.Errorf("the request's content is incomplete or malformed"))
			return
		}
	}
	if delay > 0 && !s.delay(w, r, delay) {
		return
	}
	if res.silent {
		panic(http.ErrAbortHandler)
	}
	message := res.message
	if status.Interim(res.code) && !r.ProtoAtLeast(1, 1) {
		// HTTP/1.0 clients don't understand interim responses (RFC 9110,
		// section 15.2).
		if _, final, found := bytes.Cut(message, endOfHead); found && len(final) > 0 {
			message = final
		}
	}
	if origin := foreign(r); origin != "" {
		end := len(message) - res.content - 2 // after the last header
		message = slices.Concat(message[:end], []byte(crossOrigin(origin, message[:end])), message[end:])
	}
	w.code, w.bytes = res.code, res.content
	send(w.ResponseWriter, r, message, res.last, s.limits.sendTime)
}

// delay waits before a response. Each one holds a connection, so it refuses to
// delay too many at once, and returns false.
func (s *Server) delay(w *logged, r *http.Request, delay time.Duration) bool {
	c := r.Context().Value(connKey{}).(*conn)
	c.kept.Store(true)
	defer c.kept.Store(false)
	defer s.delayed.Add(-1)
	if most := s.limits.delays; s.delayed.Add(1) > int32(most) {
		w.Header().Set("Retry-After", "1")
		allow(w.Header(), r)
		plain(w, http.StatusServiceUnavailable, fmt.Sprintf("snipgen: %d responses are being delayed already\nsnipgen: %s\n", most, input.Delays.Hint()))
		return false
	}
	// Otherwise, the end of the read timeout would look as if the client had
	// gone.
	http.NewResponseController(w).SetReadDeadline(time.Time{})
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-r.Context().Done():
		panic(http.ErrAbortHandler) // the client is gone
	case <-timer.C:
	}
	return true
}

var endOfHead = []byte("\r\n\r\n")

// usual holds the properties in which most requests differ; it is the key of
// stored responses.
type usual struct {
	name, method string
	problem      bool // the client prefers one
}

// response returns the response for a request and the delay before it.
func (s *Server) response(r *http.Request, name string) (*response, time.Duration, error) {
	usualType := generate.ErrorShape.MediaType
	if usual := cmp.Or(s.options.Body, s.options.Otherwise); usual != nil {
		usualType = usual.MediaType
	}
	accept := r.Header["Accept"]
	problem := len(accept) > 0 && prefers(accept, generate.ProblemShape.MediaType, usualType)
	if len(name) > input.StatusName.Most {
		return nil, 0, input.StatusName.Exceeded("the name of a status")
	}
	u := usual{name, r.Method, problem}
	if !slices.Contains(input.Methods, u.method) {
		u.method = http.MethodGet
	}
	if r.URL.RawQuery == "" {
		if found, ok := s.usual.Load(u); ok {
			return found.(*response), 0, nil
		}
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, 0, input.Errorf("the query can't be decoded").Hintf("percent-encode it: ?message=Not+here")
	}
	if err := misspelled(query); err != nil {
		return nil, 0, err
	}
	q, delay, err := s.request(name, query)
	if err != nil {
		return nil, 0, err
	}
	if err := stick(r, q.Headers); err != nil {
		return nil, 0, err
	}
	q.Defaults.Body = s.options.Otherwise
	if q.Body == nil && (s.options.Body != nil || q.Status.Definition == nil || q.Status.Definition.Body == nil) {
		q.Body = cmp.Or(s.options.Body, s.options.Otherwise)
		// Only error bodies become problems, unless one shape is set for all
		// bodies.
		if problem && (q.Body != nil || generate.DefaultShape(q.Status) == generate.ErrorShape) {
			q.Body = generate.ProblemShape
		}
	}
	q.Method = u.method
	res, err := s.generate(q)
	if err != nil {
		return nil, 0, err
	}
	// Names have unlimited spellings, so the number of stored responses is
	// limited.
	if r.URL.RawQuery == "" && s.stored.Add(1) <= int32(input.StoredResponses.Most) {
		s.usual.Store(u, res)
	}
	return res, delay, nil
}

func (s *Server) generate(q generate.Request) (*response, error) {
	// 444 means closing the connection without a response. Servers never
	// produce the other statuses that can't be sent.
	if q.Status.Code == 444 && q.Status.Unsendable != "" {
		return &response{silent: true}, nil
	}
	snippet, err := s.generator.Snippet(q)
	if err != nil {
		return nil, err
	}
	res := &response{code: q.Status.Code, message: []byte(snippet.Code), last: q.Status.Code == http.StatusSwitchingProtocols}
	if !status.Interim(res.code) {
		_, content, _ := bytes.Cut(res.message, endOfHead)
		res.content = len(content)
	}
	return res, nil
}

// parameterNames are the parameters of a query.
var parameterNames = []string{"body", "delay", "header", "headers", "key", "message", "reason"}

// misspelled returns an error if a query has a parameter that is almost one of
// snipgen's. Others may belong to the application under test.
func misspelled(query url.Values) error {
	var others []string
	for name := range query {
		if !slices.Contains(parameterNames, name) {
			others = append(others, name)
		}
	}
	slices.Sort(others)
	for _, name := range others {
		if near := input.Nearest(name, parameterNames); near != "" && len(name) > 3 {
			return input.Errorf("unknown parameter %q", name).Hintf("did you mean %q?", near)
		}
	}
	return nil
}

// request returns the request for code and the delay that a path and a query
// ask for. Parameters work like the flags of the same names; unknown ones are
// ignored, since they may belong to the application under test.
func (s *Server) request(name string, query url.Values) (generate.Request, time.Duration, error) {
	q := generate.Request{Framework: frameworks.Message(), Date: s.options.Date, Wire: true}
	given := func(parameter string) (string, bool, error) {
		values := query[parameter]
		if len(values) > 1 {
			return "", false, input.Errorf("parameter %q is given %d times", parameter, len(values)).Hintf("give it once")
		}
		return strings.Join(values, ""), len(values) == 1, nil
	}
	key, keyed, err := given("key")
	if err != nil {
		return q, 0, err
	}
	st, known, err := s.find(name, key)
	if err != nil {
		return q, 0, err
	}
	if keyed {
		if st.Key, err = input.Key(key); err != nil {
			return q, 0, err
		}
	}
	status.Complete(st)
	var delay time.Duration
	for _, p := range []struct {
		name string
		use  func(string) error
	}{
		{"message", func(v string) (err error) { st.Message, err = input.Message(v); return err }},
		{"reason", func(v string) (err error) { st.Reason, err = input.Reason(v); return err }},
		{"body", func(v string) (err error) { q.Body, err = s.options.Catalogue.Shape(v); return err }},
		{"headers", func(v string) error {
			if q.NoHeaders = v == "none"; !q.NoHeaders {
				return input.Errorf("parameter \"headers\" is %q", v).Hintf("headers=none leaves out the status's own headers")
			}
			return nil
		}},
		{"delay", func(v string) (err error) { delay, err = parseDelay(v); return err }},
	} {
		value, found, err := given(p.name)
		if err == nil && found {
			err = p.use(value)
		}
		if err != nil {
			return q, 0, err
		}
	}
	if len(query["header"]) > input.RequestHeaders.Most {
		return q, 0, input.RequestHeaders.Exceeded("the list of headers")
	}
	if q.Headers, err = input.ParseHeaders(query["header"]); err != nil {
		return q, 0, err
	}
	described := keyed || query.Has("message")
	if st.Described = st.Described || described; !known && !described {
		err = input.Errorf("unknown status %q", name).Hintf("%03d has no definition; add a key or a message: ?key=order_lost", st.Code)
	}
	q.Status = st
	return q, delay, err
}

// find returns a status by name, as the command line does. If several of the
// user's definitions have the same code, the key selects one.
func (s *Server) find(name, key string) (*status.Status, bool, error) {
	for i := range s.own {
		if own := s.own[i]; own.Key == key && strconv.Itoa(own.Code) == name {
			return &own, true, nil
		}
	}
	return status.Find(name, s.own)
}

// parseDelay parses a Go duration, such as 1.5s, or a number of seconds.
func parseDelay(s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	if err != nil {
		d, err = time.ParseDuration(s + "s")
	}
	switch {
	case err != nil || d < 0:
		return 0, input.Errorf("delay %q is invalid", s).Hintf("a delay is a number of seconds or a duration: 250ms")
	case d > MaxDelay:
		return 0, input.Errorf("delay %q is too long", s).Hintf("the limit is %v", MaxDelay)
	}
	return d, nil
}

// explain responds to an invalid request.
func explain(w http.ResponseWriter, r *http.Request, err error) {
	code := http.StatusBadRequest
	text := "snipgen: " + err.Error() + "\n"
	var wrong *input.Error
	switch {
	case !errors.As(err, &wrong):
		code = http.StatusInternalServerError
	case wrong.Hint != "":
		text += "snipgen: " + wrong.Hint + "\n"
	}
	allow(w.Header(), r)
	plain(w, code, text)
}

// plain responds with text that browsers never interpret as anything else.
func plain(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	w.WriteHeader(code)
	fmt.Fprint(w, text)
}
