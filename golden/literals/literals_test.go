// Package literals checks the string literals and names that snipgen writes: the real
// interpreters and compilers read them, and must get each text back byte for byte.
package literals

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"snipgen/frameworks/languages"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"
)

// packages maps a tool to the Debian package that has it.
var packages = map[string]string{
	"bash": "bash", "busybox": "busybox", "curl": "curl", "dash": "dash", "go": "golang-go",
	"java": "default-jre-headless", "javac": "default-jdk-headless", "ksh93": "ksh93u+m",
	"mcs": "mono-mcs", "mono": "mono-runtime", "node": "nodejs", "python3": "python3", "ruby": "ruby", "sh": "dash", "zsh": "zsh",
}

// tool returns the path of a tool. A missing tool fails the test, since a skipped check
// would read as passed.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%s is missing: install Debian's package %s", name, packages[name])
	}
	return path
}

// run runs a tool in a folder and returns what it prints. Any output on stderr fails the
// test, because it may be a warning about a literal.
func run(t *testing.T, dir string, env []string, command ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, tool(t, command[0]), command[1:]...)
	c.Dir = dir
	c.Env = append(append(os.Environ(), "LC_ALL=C"), env...)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil || stderr.Len() > 0 {
		t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, shorten(stderr.String(), 3000))
	}
	return stdout.Bytes()
}

func shorten(s string, most int) string {
	if len(s) > most {
		return s[:most] + "…"
	}
	return s
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func language(t *testing.T, id string) *languages.Language {
	t.Helper()
	l, ok := languages.Find(id)
	if !ok {
		t.Fatalf("no language %q", id)
	}
	return l
}

// special are the characters that some language treats specially: they end a literal,
// begin an escape or an interpolation, or are dropped. It also has the letters and digits
// that an escape in front of them could absorb.
var special = []rune("\"'`\\$#@%{}()[]<>&|;!?*/-=~^+:,. 079afnrtuxUN" +
	"\x00\x01\a\b\t\n\v\f\r\x1b\x7f\u0080\u0085\u00a0\u00ad\u00e9\u200b\u200d\u202e\u2028\u2029\ufe0f\ufeff\ufffd\uffff" +
	"\U0001f3fb\U0001f680\U000e0100\U0010ffff")

// texts are what literals must preserve: every character, every pair of special
// characters, random texts and the hostile ones.
var texts = sync.OnceValue(func() []string {
	out := []string{""}
	out = append(out, everyCharacter()...)
	for r := rune(0); r < 0x3000; r++ {
		out = append(out, string(r))
	}
	for _, a := range special {
		out = append(out, string(a))
		for _, b := range special {
			out = append(out, string([]rune{a, b}))
		}
	}
	out = append(out, randomTexts(3000)...)
	return append(out, hostile()...)
})

// keys are what the names of fields must preserve: every pair of special characters,
// random and hostile texts, and the words that some language reserves.
var keys = sync.OnceValue(func() []string {
	out := []string{"", "__proto__", "constructor", "$ref", "error", "error_code", "error-code", "error.code", "1", "01", "1a", "a1"}
	for _, l := range languages.All {
		out = append(append(out, l.Keywords...), l.Builtins...)
	}
	for _, a := range special {
		out = append(out, string(a))
		for _, b := range special {
			out = append(out, string([]rune{a, b}))
		}
	}
	out = append(out, randomTexts(1000)...)
	return append(out, hostile()...)
})

// everyCharacter returns texts with all Unicode scalar values, each twice: bare, and
// between digits or letters that an escape of variable length could absorb.
func everyCharacter() []string {
	const most = 512
	var out []string
	var bare, surrounded strings.Builder
	flush := func() {
		out = append(out, bare.String(), surrounded.String())
		bare.Reset()
		surrounded.Reset()
	}
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		bare.WriteRune(r)
		surrounded.WriteByte("0fA7b"[r%5])
		surrounded.WriteRune(r)
		if r%most == most-1 {
			surrounded.WriteByte('1')
			flush()
		}
	}
	return out
}

// fragments are the beginnings of escapes and interpolations.
var fragments = []string{
	`\u0022`, `\u000a`, `\uuu005c`, `\x41`, `\101`, `\N{BULLET}`, `\U0001F680`, `\u{41}`, "#{1}", "#$0", "#@a", "${x}", "$(x)", "%{a}", "%<b>d", "%s",
	"{{.}}", "</script", "<!--", "<script", `"""`, "'''", "*/", "//", "\r\n", "\\\n", "??/", "\U0001f469\u200d\U0001f467", "e\u0301", "!$",
}

func randomTexts(n int) []string {
	random := rand.New(rand.NewPCG(1, 2))
	var out []string
	for range n {
		var s strings.Builder
		for range random.IntN(40) {
			switch random.IntN(6) {
			case 0:
				s.WriteString(fragments[random.IntN(len(fragments))])
			case 1:
				s.WriteRune(rune(random.IntN(utf8.MaxRune + 1))) // a surrogate becomes U+FFFD
			case 2:
				s.WriteRune(rune(random.IntN(0x3000)))
			case 3:
				s.WriteByte(byte(' ' + random.IntN(95)))
			default:
				s.WriteRune(special[random.IntN(len(special))])
			}
		}
		out = append(out, s.String())
	}
	return out
}

// hostile returns the texts that the fuzz tests start from.
var hostile = sync.OnceValue(func() []string {
	file, err := os.Open("../../frameworks/languages/testdata/hostile.jsonl")
	if err != nil {
		panic(err)
	}
	defer file.Close()
	var out []string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var entry struct{ Value string }
		if err := json.Unmarshal(lines.Bytes(), &entry); err != nil {
			panic(err)
		}
		out = append(out, entry.Value)
	}
	if lines.Err() != nil || len(out) < 80 {
		panic(fmt.Sprintf("%d hostile texts, want 80 or more: %v", len(out), lines.Err()))
	}
	return out
})

// compare checks a program's output, which has a line of hexadecimal digits for each text.
func compare(t *testing.T, output []byte, want, literals []string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(string(output), "\n"), "\n")
	if len(lines) != len(want) {
		t.Fatalf("the program prints %d texts, want %d", len(lines), len(want))
	}
	failures := 0
	for i, line := range lines {
		got, err := hex.DecodeString(strings.TrimSpace(line))
		if err == nil && string(got) == want[i] {
			continue
		}
		if failures++; failures <= 10 {
			t.Errorf("%s was read as %s, want %s", shorten(literals[i], 300), shorten(strconv.QuoteToASCII(string(got)), 300), shorten(strconv.QuoteToASCII(want[i]), 300))
		}
	}
	if failures > 10 {
		t.Errorf("%d of %d differ", failures, len(want))
	}
}

// literalsOf writes texts as literals or keys.
func literalsOf(t *testing.T, write func(string) (string, error), texts []string) []string {
	t.Helper()
	out := make([]string, len(texts))
	for i, s := range texts {
		var err error
		if out[i], err = write(s); err != nil {
			t.Fatalf("%+q: %v", s, err)
		}
	}
	return out
}

// source returns a program: before, then each literal between open and shut, then after.
func source(before, open string, literals []string, shut, after string) string {
	var s strings.Builder
	s.WriteString(before)
	for _, l := range literals {
		s.WriteString(open)
		s.WriteString(l)
		s.WriteString(shut)
	}
	s.WriteString(after)
	return s.String()
}

// A reader runs the interpreter or compiler of a language on literals.
type reader struct {
	language string
	name     string
	// read writes a program with the literals into an empty folder, and returns
	// what it prints: see compare.
	read func(t *testing.T, dir string, literals []string) []byte
}

var readers = []reader{
	{"python", "python3", func(t *testing.T, dir string, literals []string) []byte {
		write(t, dir, "main.py", source("VALUES = [\n", "", literals, ",\n",
			"]\nfor value in VALUES:\n    print(value.encode('utf-8').hex())\n"))
		return run(t, dir, nil, "python3", "-I", "-B", "-W", "error", "main.py")
	}},
	{"javascript", "node", func(t *testing.T, dir string, literals []string) []byte {
		write(t, dir, "main.js", source("\"use strict\";\nconst values = [\n", "", literals, ",\n",
			"];\nprocess.stdout.write(values.map((value) => Buffer.from(value, \"utf8\").toString(\"hex\") + \"\\n\").join(\"\"));\n"))
		return run(t, dir, nil, "node", "main.js")
	}},
	{"json", "node", func(t *testing.T, dir string, literals []string) []byte {
		write(t, dir, "values.json", "[\n"+strings.Join(literals, ",\n")+"\n]\n")
		write(t, dir, "main.js", `const values = JSON.parse(require("fs").readFileSync("values.json", "utf8"));
process.stdout.write(values.map((value) => Buffer.from(value, "utf8").toString("hex") + "\n").join(""));
`)
		return run(t, dir, nil, "node", "main.js")
	}},
	{"http", "python3", func(t *testing.T, dir string, literals []string) []byte {
		write(t, dir, "values.json", "[\n"+strings.Join(literals, ",\n")+"\n]\n")
		write(t, dir, "main.py", `import json

with open("values.json", "rb") as file:
    for value in json.load(file):
        print(value.encode("utf-8").hex())
`)
		return run(t, dir, nil, "python3", "-I", "-B", "main.py")
	}},
	{"go", "go", func(t *testing.T, dir string, literals []string) []byte {
		write(t, dir, "go.mod", "module values\n\ngo 1.26\n")
		write(t, dir, "main.go", source("package main\n\nimport (\n\t\"bufio\"\n\t\"fmt\"\n\t\"os\"\n)\n\nvar values = []string{\n", "\t", literals, ",\n",
			"}\n\nfunc main() {\n\tout := bufio.NewWriter(os.Stdout)\n\tdefer out.Flush()\n\tfor _, value := range values {\n\t\tfmt.Fprintf(out, \"%x\\n\", value)\n\t}\n}\n"))
		run(t, dir, []string{"GOFLAGS=", "GOWORK=off", "GOPROXY=off", "GOTOOLCHAIN=local"}, "go", "build", "-o", "values", ".")
		return run(t, dir, nil, "sh", "-c", "./values")
	}},
	{"java", "javac", readJava},
	{"csharp", "mcs", func(t *testing.T, dir string, literals []string) []byte {
		return readCSharp(t, dir, source("", "", literals, ",\n", ""))
	}},
	{"ruby", "ruby", func(t *testing.T, dir string, literals []string) []byte {
		write(t, dir, "main.rb", source("# frozen_string_literal: true\n\nvalues = [\n", "", literals, ",\n",
			"]\nvalues.each { |value| puts value.encode('UTF-8').unpack1('H*') }\n"))
		return run(t, dir, nil, "ruby", "-w", "main.rb")
	}},
}

// readCSharp compiles and runs a program with an array of strings. items are the
// expressions in it.
func readCSharp(t *testing.T, dir, items string) []byte {
	write(t, dir, "main.cs", `using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

static class Values
{
    static readonly string[] All = {
`+items+`    };

    static void Main()
    {
        var bytes = new UTF8Encoding(false, true);
        using (var o = new StreamWriter(Console.OpenStandardOutput()))
        {
            foreach (var value in All)
            {
                o.WriteLine(BitConverter.ToString(bytes.GetBytes(value)).Replace("-", ""));
            }
        }
    }
}
`)
	run(t, dir, nil, "mcs", "-codepage:utf8", "-out:values.exe", "main.cs")
	return run(t, dir, nil, "mono", "values.exe")
}

// readJava compiles the literals once as US-ASCII and once as UTF-8. A class has 1,000
// literals at most: Java allows 65,535 constants in a class and 64 KiB of code in a method.
func readJava(t *testing.T, dir string, literals []string) []byte {
	files := []string{"Values.java"}
	var all strings.Builder
	for chunk := range slices.Chunk(literals, 1000) {
		name := "V" + strconv.Itoa(len(files))
		write(t, dir, name+".java", source("class "+name+" {\n  static final String[] VALUES = {\n", "", chunk, ",\n", "  };\n}\n"))
		files = append(files, name+".java")
		fmt.Fprintf(&all, "    print(%s.VALUES);\n", name)
	}
	write(t, dir, "Values.java", `import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

class Values {
  static final StringBuilder out = new StringBuilder();

  static void print(String[] values) throws Exception {
    for (String value : values) {
      // Unlike getBytes, an encoder refuses a lone surrogate.
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
      out.append(HexFormat.of().formatHex(bytes.array(), 0, bytes.limit())).append('\n');
    }
  }

  public static void main(String[] args) throws Exception {
`+all.String()+`    System.out.print(out);
  }
}
`)
	outputs := make([][]byte, 0, 2)
	for _, encoding := range []string{"US-ASCII", "UTF-8"} {
		run(t, dir, nil, append([]string{"javac", "-proc:none", "-g:none", "-encoding", encoding, "-d", encoding}, files...)...)
		outputs = append(outputs, run(t, dir, nil, "java", "-XX:TieredStopAtLevel=1", "-cp", encoding, "Values"))
	}
	if !bytes.Equal(outputs[0], outputs[1]) {
		t.Error("the literals depend on the encoding of the source file")
	}
	return outputs[0]
}

func TestLiterals(t *testing.T) {
	for _, r := range readers {
		t.Run(r.language, func(t *testing.T) {
			t.Parallel()
			literals := literalsOf(t, language(t, r.language).String, texts())
			compare(t, r.read(t, t.TempDir(), literals), texts(), literals)
		})
	}
}

// TestKeys checks the names of fields in languages that don't write them as strings. Each
// name has an object of its own, so that equal names don't replace each other.
func TestKeys(t *testing.T) {
	t.Run("javascript", func(t *testing.T) {
		t.Parallel()
		dir, written := t.TempDir(), literalsOf(t, language(t, "javascript").Objects.Key, keys())
		write(t, dir, "main.js", source("\"use strict\";\nconst objects = [\n", "{ ", written, ": 1 },\n",
			"];\nprocess.stdout.write(objects.map((o) => Buffer.from(Object.keys(o).join(), \"utf8\").toString(\"hex\") + \"\\n\").join(\"\"));\n"))
		compare(t, run(t, dir, nil, "node", "main.js"), keys(), written)
	})
	t.Run("ruby", func(t *testing.T) {
		t.Parallel()
		dir, written := t.TempDir(), literalsOf(t, language(t, "ruby").Objects.Key, keys())
		write(t, dir, "main.rb", source("# frozen_string_literal: true\n\nhashes = [\n", "{ ", written, " 1 },\n",
			"]\nhashes.each { |hash| puts hash.keys.join.encode('UTF-8').unpack1('H*') }\n"))
		compare(t, run(t, dir, nil, "ruby", "-w", "main.rb"), keys(), written)
	})
	t.Run("csharp", func(t *testing.T) {
		t.Parallel()
		dir, written := t.TempDir(), literalsOf(t, language(t, "csharp").Loose.Key, keys())
		items := source("", "new Dictionary<string, object> { ", written, " = 1 }.Keys.Single(),\n", "")
		compare(t, readCSharp(t, dir, items), keys(), written)
	})
	t.Run("csharp members", func(t *testing.T) {
		t.Parallel()
		l := language(t, "csharp")
		names := slices.DeleteFunc(slices.Clone(keys()), func(s string) bool { return !l.Objects.Bare(s) })
		if len(names) < 200 {
			t.Fatalf("%d names, want 200 or more", len(names))
		}
		dir, written := t.TempDir(), literalsOf(t, l.Objects.Key, names)
		items := source("", "new { ", written, " = 1 }.GetType().GetProperties().Single().Name,\n", "")
		compare(t, readCSharp(t, dir, items), names, written)
	})
}
