package mock

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"snipgen/generate/status"
)

// A Site renders the files of a static site on request. It must be safe for
// concurrent use.
type Site interface {
	// Render returns the file with a path, which has no leading slash. The
	// error is fs.ErrNotExist if there is none.
	Render(path string) ([]byte, error)
	// Has reports whether there is a file with a path, without rendering it.
	Has(path string) bool
}

// mediaTypes maps file name extensions to media types. The system's table isn't
// used, since it differs between machines.
var mediaTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
}

const methods = "GET, HEAD, OPTIONS"

// destinations are the paths in the Location headers of the built-in statuses.
var destinations = sync.OnceValue(func() map[string]bool {
	paths := map[string]bool{}
	for _, st := range status.Builtin() {
		for _, h := range st.Headers {
			if h.Name == "Location" {
				paths[h.Example] = true
			}
		}
	}
	return paths
})

// arrive answers a client that followed the Location of a built-in status. It
// reports whether the request is such a one.
func arrive(w http.ResponseWriter, r *http.Request) bool {
	if !destinations()[r.URL.Path] {
		return false
	}
	allow(w.Header(), r)
	if preflight(r) {
		w.WriteHeader(http.StatusNoContent)
	} else {
		plain(w, http.StatusOK, "snipgen: the Location of a response leads here\n")
	}
	return true
}

// redirect leads to a page. Which one depends on the reader's languages.
func redirect(w http.ResponseWriter, location string) {
	w.Header().Set("Location", location)
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Vary", "Accept-Language")
	plain(w, http.StatusFound, "snipgen: "+location+"\n")
}

// localized returns the path of the page that a path without a locale or
// without the extension stands for: "/" and "/404" for the reader's locale,
// "/ko/404" for its own; "" if there is none.
func (s *Server) localized(r *http.Request) string {
	if s.options.Site == nil || s.options.Locale == nil {
		return ""
	}
	name := strings.TrimSuffix(strings.TrimPrefix(r.URL.Path, "/"), ".html")
	if name == "index" { // the root page, which leads to the others by script
		return ""
	}
	if s.options.Site.Has(name + ".html") {
		if strings.HasSuffix(r.URL.Path, ".html") { // the page itself
			return ""
		}
		return "/" + name + ".html"
	}
	locale := s.options.Locale(r.Header.Values("Accept-Language")...) + "/"
	switch {
	case name == "" && s.options.Site.Has(locale+"index.html"):
		return "/" + locale
	case s.options.Site.Has(locale + name + ".html"):
		return "/" + locale + name + ".html"
	}
	return ""
}

// fileOf returns the site's file for a path.
func fileOf(path string) string {
	file := strings.TrimPrefix(path, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}

// page serves a file of the site.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	if arrive(w, r) {
		return
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead:
	case http.MethodOptions:
		w.Header().Set("Allow", methods)
		w.WriteHeader(http.StatusNoContent)
		return
	default:
		w.Header().Set("Allow", methods)
		plain(w, http.StatusMethodNotAllowed, "snipgen: use GET for pages; any method works below "+Path+"\n")
		return
	}
	if location := s.localized(r); location != "" {
		redirect(w, location)
		return
	}
	file := fileOf(r.URL.Path)
	var content []byte
	err := fs.ErrNotExist
	if s.options.Site != nil {
		content, err = s.options.Site.Render(file)
		if errors.Is(err, fs.ErrNotExist) && !strings.HasSuffix(file, ".html") {
			// A locale's folder without the final slash.
			if _, err := s.options.Site.Render(file + "/index.html"); err == nil {
				w.Header().Set("Location", "/"+file+"/")
				plain(w, http.StatusMovedPermanently, "snipgen: /"+file+"/\n")
				return
			}
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		plain(w, http.StatusNotFound, "snipgen: this page doesn't exist\nsnipgen: pages start at /, statuses are at "+Path+"499\n")
		return
	case err != nil:
		plain(w, http.StatusInternalServerError, "snipgen: "+err.Error()+"\n")
		return
	}
	h := w.Header()
	if mediaType, known := mediaTypes[path.Ext(file)]; known {
		h.Set("Content-Type", mediaType)
	}
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	// A page can't set frame-ancestors itself.
	h.Set("Content-Security-Policy", strings.TrimPrefix(s.options.Policy+"; frame-ancestors 'none'", "; "))
	h.Set("Cache-Control", "no-cache")
	sum := sha256.Sum256(content)
	h.Set("ETag", `"`+base64.RawURLEncoding.EncodeToString(sum[:12])+`"`)
	http.ServeContent(w, r, file, time.Time{}, bytes.NewReader(content))
}
