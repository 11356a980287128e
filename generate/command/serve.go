package command

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"snipgen/generate/mock"
	"snipgen/generate/page"
)

var serveCommand = command{
	name: "serve", summary: "serve the site, and a mock response for each status",
	notes: []string{
		"The pages are at /, in the language that Accept-Language prefers; /404 is that of 404. Each status is at /status/STATUS for any method, byte for byte what `snipgen STATUS http --wire` prints. Definitions with a " +
			"path also answer there, unless the server has a page of its own at that path; it lists those when it starts.",
		"The parameters `key`, `message`, `reason`, `body`, `header` (repeatable) and `headers=none` work like the flags; `delay` is in seconds or a duration " +
			"such as 250ms, up to one minute. Invalid values and misspelled names get a 400; other parameters are ignored.",
		"Without `body`, a client that prefers application/problem+json gets a problem. Interim statuses are followed by the 204 that raw HTTP shows; after a " +
			"101 the connection is closed. 444 closes it without a response. Other statuses that can't be sent get a 400. `Date` is the time of the start, or " +
			"SOURCE_DATE_EPOCH.",
		"A request from a page of another origin also gets CORS headers, and its preflight a 204. It can't set headers that browsers keep, such as Set-Cookie. " +
			"The server answers for localhost, IP addresses and the hosts of `--allow-host`; any other host gets a 421.",
		"Up to 500 responses are delayed at once; one more gets a 503. With more than 1,000 connections, those that have been idle for longest are closed. " +
			"Ctrl-C gives running requests five seconds to finish.",
	},
	flags: []*flag{
		{name: "addr", called: []string{"port", "host", "bind", "listen", "address"}, usage: "listen on `ADDRESS` (default: " + mock.Address + ")"},
		{name: "allow-host", called: []string{"allowed-hosts", "hostname"}, usage: "also serve requests for the host `NAME`", repeated: true},
		&bodyFlag, &statusFlag,
	},
	run: (*call).serve,
}

// serve runs until a signal. Ctrl-C gives running requests five seconds to
// finish; a second one ends them at once.
func (c *call) serve() error {
	address, err := c.filled("addr")
	if err != nil {
		return err
	}
	request, err := c.request()
	if err != nil {
		return err
	}
	var hosts []string
	for _, name := range c.list("allow-host") {
		host, err := mock.Host(name)
		if err != nil {
			return err
		}
		hosts = append(hosts, host)
	}
	// If nobody reads the log any more, the server must not end.
	signal.Ignore(syscall.SIGPIPE)
	log := mock.NewLog(c.stderr)
	defer log.Close(time.Second)
	listener, err := mock.Listen(cmp.Or(address, mock.Address))
	if err != nil {
		return c.blame("addr", err)
	}
	address = mock.URL(listener.Addr())
	request.URL = mock.Served(address, c.own.Statuses)
	server := mock.New(mock.Options{
		Catalogue: c.own,
		Body:      request.Body,
		Otherwise: request.Defaults.Body,
		Date:      request.Date,
		Site:      page.New(page.Options{Statuses: c.own.Statuses, Targets: c.own.Targets, Request: request, Version: thisBuild().name()}),
		Policy:    page.Policy(),
		Locale:    page.Match,
		Hosts:     hosts,
		Log:       log,
	})
	fmt.Fprintf(log, "snipgen: %s/\n", address)
	hidden, mounted := server.Hidden()
	if mounted > 0 {
		fmt.Fprintf(log, "snipgen: definitions answer at their own paths: %d\n", mounted)
	}
	for _, why := range hidden {
		fmt.Fprintf(log, "snipgen: %s\n", inline(why))
	}
	if !mock.Loopback(listener.Addr()) {
		fmt.Fprintf(log, "snipgen: other machines can reach %s\n", listener.Addr())
	}
	signals, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, end := context.WithCancel(context.Background())
	defer end()
	// A second signal kills the program, even before the server begins to shut
	// down.
	context.AfterFunc(signals, func() {
		stop()
		end()
	})
	return server.Serve(ctx, listener)
}
