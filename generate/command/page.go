package command

import (
	"os"
	"slices"

	"snipgen/generate/input"
	"snipgen/generate/page"
)

var pageCommand = command{
	name: "page", arguments: "STATUS", summary: "print the reference page of a status",
	notes: []string{
		"The page says when to use the status and what to consider instead, and shows the response, the request, the handler in each framework, what clients " +
			"and caches do, the headers with their requirement levels, the names of the constants, what each framework really sends, and the other meanings of the " +
			"code. It is in English, Spanish, Japanese or Korean. An HTML page is one file that needs nothing else.",
	},
	flags: []*flag{
		{name: "locale", called: []string{"language", "lang"}, usage: "the `LOCALE`, such as ko (default: that of LC_ALL, LC_MESSAGES or LANG)"},
		{name: "format", usage: "the `FORMAT`: md or html (default: md)"},
		&keyFlag, &messageFlag, &namesFlag, &methodFlag, &routeFlag, &headersFlag, &noHeaders, &bodyFlag, &urlFlag, &statusFlag, &outputFlag,
	},
	run: (*call).page,
}

func (c *call) page() error {
	locale, err := c.filled("locale")
	if err == nil && locale == "" {
		locale = page.Environment(os.Getenv)
	} else if err == nil {
		locale, err = page.Locale(locale)
		err = c.blame("locale", err)
	}
	if err != nil {
		return err
	}
	format, err := c.filled("format")
	if err != nil {
		return err
	}
	if len(c.arguments) != 1 {
		return input.Errorf("page takes one status, not %d", len(c.arguments)).Hintf("snipgen page 499")
	}
	statuses, err := c.findStatuses(c.arguments...)
	if err != nil {
		return err
	}
	site, err := c.pages("")
	if err != nil {
		return err
	}
	out, err := site.Print(statuses[0], locale, format)
	if err != nil && !slices.Contains(page.Formats, format) {
		err = c.blame("format", err)
	}
	if err != nil {
		return err
	}
	return c.deliver(c.text("output"), out)
}

// pages returns the reference pages for the flags. Their date is fixed, unless
// SOURCE_DATE_EPOCH sets it, so that the same input gives the same page. Base is
// the URL of the site's root; may be empty.
func (c *call) pages(base string) (*page.Site, error) {
	request, err := c.request()
	if err != nil {
		return nil, err
	}
	if !reproducible() {
		request.Date = page.Example
	}
	if url, _ := c.filled("url"); url == "" {
		request.URL = nil // pages explain how to start the server that curl requests
	}
	return page.New(page.Options{
		Statuses: c.own.Statuses, Targets: c.own.Targets, Request: request, Base: base, Version: thisBuild().name(),
	}), nil
}
