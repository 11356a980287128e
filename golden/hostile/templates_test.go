package hostile

import (
	"path/filepath"
	"strings"
	"testing"
)

const own = "-- .snipgen.yaml --\ntargets: [{id: own, language: LANGUAGE, template: own.tmpl}]\n"

// Templates that would run forever, use all memory, or print control characters that
// a terminal or an editor obeys.
func TestTemplates(t *testing.T) {
	t.Parallel()
	var trials []trial
	add := func(name, text, err string) {
		for _, language := range []string{"python", "http"} {
			trials = append(trials, trial{name: name + "/" + language, files: strings.ReplaceAll(own, "LANGUAGE", language), plant: func(t *testing.T, dir string) {
				write(t, filepath.Join(dir, "own.tmpl"), text)
			}, runs: [][]string{{"404", "-l", "own"}, {"404", "-l", "own", "--json"}, {"export", "ultisnips", "404", "-l", "own"}, tab}, code: 2, err: err})
		}
	}
	// Endless loops.
	add("range", `{{range 1000000000000}}{{end}}`, "template-steps")
	add("range in range", `{{range 1000000000000}}{{range 1000000000000}}x{{end}}{{end}}`, "template-(steps|output)")
	add("range with else", `{{range $i := 9000000000000}}{{if eq $i 1}}{{else}}{{continue}}{{end}}{{end}}`, "template-steps")
	add("range over a list of ranges", `{{$l := until 900}}{{range $l}}{{range $l}}{{range $l}}{{end}}{{end}}{{end}}`, "template-steps")
	add("many actions in a round", `{{range 100000}}`+strings.Repeat(`{{len "x"}}`, 4000)+`{{end}}`, "template-steps")
	add("work in a round", `{{$x := repeat 60000 "a"}}{{range 100000}}{{$y := upper $x}}{{end}}`, "template-steps")
	add("quadratic work", `{{$l := until 900}}{{range 100000}}{{$m := uniq $l}}{{end}}`, "template-steps")
	add("recursion", `{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`, "template-depth")
	add("recursion of a block", `{{block "handler" .}}{{template "handler" .}}{{end}}`, "template-depth")
	add("branching recursion", `{{define "a"}}{{if lt (len .) 30}}{{template "a" (append . 1)}}{{template "a" (append . 1)}}{{end}}{{end}}{{template "a" (list 1)}}`, "template-(steps|depth)")
	// Memory.
	add("repeat", `{{repeat 1000000000 "a"}}`, "template-text")
	add("repeat of repeat", `{{"a" | repeat 60000 | repeat 60000}}`, "template-text")
	add("repeat, more than a number holds", `{{repeat 9223372036854775807 "abc"}}`, "template-text")
	add("indent", `{{indent 2000000000 "a"}}`, "template-text")
	add("nindent", `{{nindent 60000 (repeat 30000 "\n")}}`, "template-text")
	add("until", `{{until 1000000000}}`, "template-text")
	add("until, backwards", `{{until -1000000000}}`, "template-text")
	add("untilStep", `{{untilStep 0 1000000000 1}}`, "template-text")
	add("untilStep over the edge", `{{untilStep 9223372036854775806 9223372036854775807 2}}`, "template-text")
	add("replace", `{{replace "" (repeat 60000 "b") (repeat 60000 "a")}}`, "template-text")
	add("join", `{{join (repeat 60000 "b") (until 1000)}}`, "template-(text|list)")
	add("levels", `{{object 1000000000 .Fields}}`, "template-text")
	add("levels below zero", `{{entries -1000000000 .Fields}}`, "template-text")
	add("doubling text", `{{$x := "aaaaaaaa"}}`+strings.Repeat(`{{$x = list $x $x | join ""}}`, 60)+`{{$x}}`, "template-(text|list)")
	add("doubling lists", `{{$x := list 1}}`+strings.Repeat(`{{$x = list $x $x}}`, 60)+`{{$x}}`, "template-list")
	add("doubling dicts", `{{$x := dict "a" 1}}`+strings.Repeat(`{{$x = dict "a" $x "b" $x}}`, 60)+`{{$x}}`, "template-list")
	add("growing lists", `{{$x := list}}{{range 10000}}{{$x = append $x "aaaaaaaaaaaaaaaaaaaaaaaaa"}}{{end}}`, "template-(list|steps)")
	add("output", `{{range 10000}}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{{end}}`, "template-output")
	add("a cycle", `{{$d := dict}}{{$_ := set $d "a" $d}}{{$d}}`, `function "set" not defined`)
	add("the data in a list", `{{list .}}`, "the whole data can't be an argument")
	// Functions that depend on the time, on chance, or on the machine.
	for _, call := range []string{
		"now", "ago now", `date "x" 1`, "uuidv4", `bcrypt "x"`, `genPrivateKey "rsa"`, "randInt 0 9", `randAlpha 9`, `shuffle "abc"`, `env "HOME"`, `expandenv "$HOME"`,
		`getHostByName "localhost"`, `keys (dict "a" 1)`, `values (dict "a" 1)`, `merge (dict) (dict)`, `deepCopy (dict)`, `derivePassword 1 "a" "b" "c" "d"`, `toDate "x" "y"`,
		`osBase "x"`, `regexMatch "(a*)*b" "a"`, `seq 1 2 99999999`, `snipgen_step 1`, `typeOf .`, `semver "1"`,
	} {
		add("forbidden/"+strings.Fields(call)[0], "{{"+call+"}}", `function "\w+" not defined`)
	}
	for _, call := range []string{`printf "%1000000000d" 1`, "print .", "println .", "html .", "js .", "urlquery .", "call .Message"} {
		add("forbidden/"+strings.Fields(call)[0], "{{"+call+"}}", `function "\w+" can't be used in a template`)
	}
	add("a panic", `{{div 1 0}}`, "divide by zero")
	add("another panic", `{{substr 5 2 "abc"}}`, "out of range")
	add("a field", `{{.Nope}}`, "help templates")
	add("failing", "{{fail \"\\x1b]52;c;x\\a\"}}", "own.tmpl")
	// The parser of templates.
	add("parentheses", "{{"+strings.Repeat("(", 30000), "")
	add("ifs", strings.Repeat("{{if 1}}", 8000), "")
	add("ifs that end", strings.Repeat("{{if 1}}", 4000)+strings.Repeat("{{end}}", 4000)+"{{.Nope}}", "")
	add("definitions", strings.Repeat("{{define \"a\"}}{{end}}", 3000)+"{{.Nope}}", "")
	add("pipes", "{{1"+strings.Repeat("|len", 16000)+"}}", "")
	add("too large", strings.Repeat("a", 70000), "template-file")
	// Layouts.
	add("nested layouts", strings.Repeat("{{fit}}a,\n", 3000)+strings.Repeat("{{pick}}", 3000), "layout-depth")
	add("layouts that stay open", strings.Repeat("{{flat}}", 8000), "layout-depth")
	add("indentations", strings.Repeat("{{in}}\n", 8000), "layout-depth")
	add("layouts in a line", `{{range 16000}}{{fit}}a,{{pick}}{{end}}{{"\u200b"}}`, "layout-steps|U.200B")
	add("layouts in a long line", `{{range 10000}}{{flat}}aaaaaaaaa{{tall}}b{{pick}}{{end}}{{"\u200b"}}`, "layout-steps|U.200B")
	add("marks", `{{"\xf8\xf7\xfe\xf9\xfa\xfb\xfc\xfd"}}`, "prints free text unescaped")
	add("more marks", `{{"\xf8\xfe\xf9\xf9\xfa\xfc"}}{{"\xff"}}`, "invalid UTF-8")
	// Text that a terminal or an editor obeys.
	add("Latin-1", "# f\xfcr \xf8 x\n{{.Code}}\n", "own.tmpl:1: the template is not valid UTF-8")
	add("Latin-1 further down", "x\n\n{{.Code}} \xe9\n", "own.tmpl:3: the template is not valid UTF-8")
	for name, text := range map[string]string{
		"OSC 52": "\x1b]52;c;x\a", "CSI 8 bit": "\u009b31m", "backspace": "a\b", "a bell": "\a", "delete": "\x7f", "a carriage return": "a\rb",
		"bidi": "\u202eabc", "isolate": "\u2066", "zero width": "\u200b", "a soft hyphen": "\u00ad", "a byte order mark": "\ufeff", "tags": "\U000e0041",
		"line tabulation": "\v", "form feed": "\f", "file separator": "\x1c", "group separator": "\x1d", "record separator": "\x1e", "next line": "\u0085",
		"line separator": "\u2028", "paragraph separator": "\u2029", "NUL": "\x00",
	} {
		add("text/"+name, "x"+text+"x", "own.tmpl prints the character U.[0-9A-F]{4}")
		if strings.Contains(text, "\r") {
			continue // a raw string can't contain it
		}
		add("literal/"+name, "{{`x"+text+"x`}}", "own.tmpl prints the character U.[0-9A-F]{4}")
	}
	try(t, trials)
}

// A page leaves out a target whose template fails.
func TestPageOfTemplates(t *testing.T) {
	t.Parallel()
	try(t, []trial{{
		name: "escapes", files: strings.ReplaceAll(own, "LANGUAGE", "python"), plant: func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "own.tmpl"), "\x1b]52;c;x\a \u202e \u009b {{range 1000000000000}}{{end}}")
		}, runs: [][]string{{"page", "404"}}, out: `^[^\x1b\x07\x{9b}\x{202e}]*$`,
	}})
}

// Allowed functions work, also in a template with CRLF.
func TestHarmlessTemplates(t *testing.T) {
	t.Parallel()
	try(t, []trial{{
		name: "functions", files: strings.ReplaceAll(own, "LANGUAGE", "python"), plant: func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "own.tmpl"), "{{range $i, $_ := until 3}}{{repeat 2 \"ab\" | upper}}{{add $i 1}}\r\n{{end}}"+
				"{{list \"b\" \"a\" | sortAlpha | join \",\"}} {{str .Message}} {{get (dict \"k\" .Code) \"k\"}} {{.Name.Snake | replace \"_\" \"-\" | indent 2}}\r\n")
		},
		runs: [][]string{{"404", "-l", "own"}}, out: `^ABAB1\nABAB2\nABAB3\na,b "Not Found" 404   my-handler\n$`,
	}})
}
