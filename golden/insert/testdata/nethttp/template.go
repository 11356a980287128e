package web

import (
	"embed"
	"html/template"
	"log"
	"net/http"
)

//go:embed *.go
var files embed.FS

const layout = `<!doctype html>
<title>{{.Title}}</title>

<script>
func main() {
	return
}
</script>

`

var page = template.Must(template.New("page").Parse(layout))

/* Index shows the page. */
func Index(w http.ResponseWriter, _ *http.Request) {
	err := page.Execute(w, struct{ Title string }{"Home"})
	if err != nil {
		log.Print(err)
	}
}

// Static serves the files.
//
// Deprecated: use http.FileServerFS.
func Static() http.Handler {
	return http.FileServer(http.FS(files))
}
