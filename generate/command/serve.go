package command

import (
	"cmp"
	"context"
	"os"
	"os/signal"
	"syscall"

	"snipgen/generate/mock"
	"snipgen/generate/page"
)

var serveCommand = command{
	name: "serve", summary: "serve the site, and a mock response for each status",
	flags: []*flag{
		{name: "addr", usage: "listen on `ADDRESS` (default: " + mock.Address + ")"},
		&bodyFlag, &statusFlag,
	},
	run: (*call).serve,
}

// serve runs until a signal. Ctrl-C gives running requests five seconds to
// finish; a second one ends them at once.
func (c *call) serve() error {
	if err := c.none(); err != nil {
		return err
	}
	address, err := c.filled("addr")
	if err != nil {
		return err
	}
	request, err := c.request()
	if err != nil {
		return err
	}
	listener, err := mock.Listen(cmp.Or(address, mock.Address))
	if err != nil {
		return err
	}
	address = mock.URL(listener.Addr())
	request.URL = mock.URLs(address, c.own.Statuses)
	server := mock.New(mock.Options{
		Catalogue: c.own,
		Body:      request.Body,
		Date:      request.Date,
		Site:      page.New(page.Options{Statuses: c.own.Statuses, Targets: c.own.Targets, Request: request}),
		Policy:    page.Policy(),
		Log:       c.stderr,
	})
	c.note("%s/", address)
	if !mock.Loopback(listener.Addr()) {
		c.note("other machines can reach %s", listener.Addr())
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
