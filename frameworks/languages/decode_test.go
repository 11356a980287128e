package languages

import (
	stdjson "encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The decoders read a literal as its language's specification says. They share no
// code with the functions under test. They are stricter than the languages: an
// escape is an error if it is deprecated, draws a warning or changed its meaning
// between versions.

// quoted returns the text between the quotes of a literal.
func quoted(literal, quotes string) (body string, quote byte, err error) {
	if len(literal) < 2 || strings.IndexByte(quotes, literal[0]) < 0 || literal[len(literal)-1] != literal[0] {
		return "", 0, fmt.Errorf("not in quotes of %s", quotes)
	}
	return literal[1 : len(literal)-1], literal[0], nil
}

// digits reads between least and most digits of a base. It returns their value
// and number.
func digits(s string, base, least, most int) (value, n int, err error) {
	for n < most && n < len(s) {
		d := strings.IndexByte("0123456789abcdef", s[n]|0x20)
		if s[n] <= '9' {
			d = int(s[n]) - '0'
		}
		if d < 0 || d >= base {
			break
		}
		value = value*base + d
		n++
	}
	if n < least {
		return 0, 0, fmt.Errorf("fewer than %d digits at %q", least, s)
	}
	return value, n, nil
}

func scalar(value int) (rune, error) {
	if value > utf8.MaxRune || utf16.IsSurrogate(rune(value)) {
		return 0, fmt.Errorf("no character has the code %x", value)
	}
	return rune(value), nil
}

// fromUTF16 decodes UTF-16. A lone surrogate is an error.
func fromUTF16(units []uint16) (string, error) {
	var out strings.Builder
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) {
			if i+1 == len(units) {
				return "", fmt.Errorf("lone surrogate %x", r)
			}
			pair := utf16.DecodeRune(r, rune(units[i+1]))
			if pair == utf8.RuneError {
				return "", fmt.Errorf("lone surrogate %x", r)
			}
			r = pair
			i++
		}
		out.WriteRune(r)
	}
	return out.String(), nil
}

// simple are the one-character escapes of C, which other languages share.
var simple = map[byte]rune{
	'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f', 'v': '\v', '\\': '\\', '"': '"', '\'': '\'',
}

// decodePython decodes a string literal without a prefix, as section 2.4.1 of the
// language reference describes.
func decodePython(literal string) (string, error) {
	body, quote, err := quoted(literal, `"'`)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRuneInString(body[i:])
		if r == rune(quote) || r == '\n' || r == '\r' || r == 0 {
			return "", fmt.Errorf("raw %q", r)
		}
		i += size
		if r != '\\' {
			out.WriteRune(r)
			continue
		}
		if i == len(body) {
			return "", fmt.Errorf("backslash at the end")
		}
		c := body[i]
		i++
		width := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
		switch {
		case width > 0:
			value, n, err := digits(body[i:], 16, width, width)
			if err != nil {
				return "", err
			}
			if r, err = scalar(value); err != nil {
				return "", err
			}
			i += n
		case c >= '0' && c <= '7':
			value, n, _ := digits(body[i-1:], 8, 1, 3)
			r = rune(value)
			i += n - 1
		case c == 'a':
			r = '\a'
		case simple[c] != 0:
			r = simple[c]
		default:
			return "", fmt.Errorf("escape \\%c", c)
		}
		out.WriteRune(r)
	}
	return out.String(), nil
}

// decodeJavaScript follows section 12.9.4 of ECMA-262 in strict mode.
func decodeJavaScript(literal string) (string, error) {
	body, quote, err := quoted(literal, `"'`)
	if err != nil {
		return "", err
	}
	var units []uint16
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRuneInString(body[i:])
		i += size
		switch {
		case r == rune(quote) || r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
			return "", fmt.Errorf("raw %q", r)
		case r != '\\':
			units = utf16.AppendRune(units, r)
			continue
		case i == len(body):
			return "", fmt.Errorf("backslash at the end")
		}
		c := body[i]
		i++
		switch {
		case c == 'x':
			value, n, err := digits(body[i:], 16, 2, 2)
			if err != nil {
				return "", err
			}
			units = append(units, uint16(value))
			i += n
		case c == 'u' && i < len(body) && body[i] == '{':
			value, n, err := digits(body[i+1:], 16, 1, 8)
			if err != nil {
				return "", err
			}
			r, err := scalar(value)
			if err != nil {
				return "", err
			}
			i += 1 + n
			if i == len(body) || body[i] != '}' {
				return "", fmt.Errorf("\\u{ without its end")
			}
			i++
			units = utf16.AppendRune(units, r)
		case c == 'u':
			value, n, err := digits(body[i:], 16, 4, 4)
			if err != nil {
				return "", err
			}
			units = append(units, uint16(value))
			i += n
		case c == '0' && (i == len(body) || body[i] < '0' || body[i] > '9'):
			units = append(units, 0)
		case simple[c] != 0:
			units = append(units, uint16(simple[c]))
		default:
			return "", fmt.Errorf("escape \\%c", c)
		}
	}
	return fromUTF16(units)
}

func decodeJSON(literal string) (string, error) {
	var s string
	err := stdjson.Unmarshal([]byte(literal), &s)
	return s, err
}

func decodeGo(literal string) (string, error) {
	if _, _, err := quoted(literal, "\"`"); err != nil {
		return "", err
	}
	return strconv.Unquote(literal)
}

// decodeJava follows the language specification: first section 3.3, which replaces
// Unicode escapes whose backslash follows an even number of backslashes, then
// sections 3.10.5 to 3.10.7.
func decodeJava(literal string) (string, error) {
	var source []uint16
	backslashes := 0
	for i := 0; i < len(literal); {
		c := literal[i]
		if c >= utf8.RuneSelf {
			return "", fmt.Errorf("byte %x, which is not ASCII", c)
		}
		i++
		if c != '\\' {
			backslashes = 0
		} else if backslashes++; backslashes%2 == 1 && i < len(literal) && literal[i] == 'u' {
			for i < len(literal) && literal[i] == 'u' {
				i++
			}
			value, n, err := digits(literal[i:], 16, 4, 4)
			if err != nil {
				return "", err
			}
			i += n
			if value == '\\' {
				return "", fmt.Errorf("a backslash by its code")
			}
			backslashes = 0
			source = append(source, uint16(value))
			continue
		}
		source = append(source, uint16(c))
	}
	last := len(source) - 1
	if last < 1 || source[0] != '"' || source[last] != '"' {
		return "", fmt.Errorf("not in quotes")
	}
	source = source[1:last]
	var units []uint16
	octal := func(i int) bool { return i < len(source) && source[i] >= '0' && source[i] <= '7' }
	for i := 0; i < len(source); i++ {
		c := source[i]
		switch {
		case c == '"' || c == '\n' || c == '\r':
			return "", fmt.Errorf("raw %q", rune(c))
		case c != '\\':
			units = append(units, c)
			continue
		}
		i++
		switch {
		case i == len(source):
			return "", fmt.Errorf("backslash at the end")
		case octal(i):
			most := 2
			if source[i] <= '3' {
				most = 3
			}
			value := uint16(0)
			n := 0
			for ; n < most && octal(i+n); n++ {
				value = value*8 + source[i+n] - '0'
			}
			units = append(units, value)
			i += n - 1
		case source[i] < utf8.RuneSelf && source[i] != 'v' && simple[byte(source[i])] != 0:
			units = append(units, uint16(simple[byte(source[i])]))
		default:
			return "", fmt.Errorf("escape \\%c", source[i])
		}
	}
	return fromUTF16(units)
}

// decodeCSharp follows section 6.4.5.6 of the specification, regular string
// literals. \x is refused: it takes one to four digits, whatever follows.
func decodeCSharp(literal string) (string, error) {
	body, _, err := quoted(literal, `"`)
	if err != nil {
		return "", err
	}
	var units []uint16
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRuneInString(body[i:])
		i += size
		switch {
		case r == '"' || r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return "", fmt.Errorf("raw %q", r)
		case r != '\\':
			units = utf16.AppendRune(units, r)
			continue
		case i == len(body):
			return "", fmt.Errorf("backslash at the end")
		}
		c := body[i]
		i++
		switch {
		case c == 'u':
			value, n, err := digits(body[i:], 16, 4, 4)
			if err != nil {
				return "", err
			}
			units = append(units, uint16(value))
			i += n
		case c == 'U':
			value, n, err := digits(body[i:], 16, 8, 8)
			if err != nil {
				return "", err
			}
			r, err := scalar(value)
			if err != nil {
				return "", err
			}
			units = utf16.AppendRune(units, r)
			i += n
		case c == '0':
			units = append(units, 0)
		case c == 'a':
			units = append(units, '\a')
		case simple[c] != 0:
			units = append(units, uint16(simple[c]))
		default:
			return "", fmt.Errorf("escape \\%c", c)
		}
	}
	return fromUTF16(units)
}

// decodeRuby follows "String Literals" in doc/syntax/literals.rdoc.
func decodeRuby(literal string) (string, error) {
	body, quote, err := quoted(literal, `"'`)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRuneInString(body[i:])
		i += size
		switch {
		case r == rune(quote) || r == '\n' || r == '\r':
			return "", fmt.Errorf("raw %q", r)
		case r == '#' && quote == '"' && i < len(body) && strings.IndexByte("{$@", body[i]) >= 0:
			return "", fmt.Errorf("interpolation")
		case r != '\\':
			out.WriteRune(r)
			continue
		case i == len(body):
			return "", fmt.Errorf("backslash at the end")
		}
		c := body[i]
		i++
		if quote == '\'' {
			if c != '\\' && c != '\'' {
				out.WriteByte('\\')
			}
			out.WriteByte(c)
			continue
		}
		switch {
		case c == 'x':
			value, n, err := digits(body[i:], 16, 1, 2)
			if err != nil {
				return "", err
			}
			if value >= utf8.RuneSelf {
				return "", fmt.Errorf("half a character")
			}
			r = rune(value)
			i += n
		case c == 'u' && i < len(body) && body[i] == '{':
			value, n, err := digits(body[i+1:], 16, 1, 6)
			if err != nil {
				return "", err
			}
			if r, err = scalar(value); err != nil {
				return "", err
			}
			i += 1 + n
			if i == len(body) || body[i] != '}' {
				return "", fmt.Errorf("\\u{ without its end")
			}
			i++
		case c == 'u':
			value, n, err := digits(body[i:], 16, 4, 4)
			if err != nil {
				return "", err
			}
			if r, err = scalar(value); err != nil {
				return "", err
			}
			i += n
		case c == '#':
			r = '#'
		case simple[c] != 0:
			r = simple[c]
		default:
			return "", fmt.Errorf("escape \\%c", c)
		}
		out.WriteRune(r)
	}
	return out.String(), nil
}

// decodeShell follows section 2.2 of the Shell Command Language. Outside quotes it
// refuses every character that a shell could expand, also in its history.
func decodeShell(word string) (string, error) {
	var out strings.Builder
	whole := false
	for i := 0; i < len(word); i++ {
		whole = true
		switch c := word[i]; {
		case c == '\'':
			end := strings.IndexByte(word[i+1:], '\'')
			if end < 0 {
				return "", fmt.Errorf("quote without its end")
			}
			out.WriteString(word[i+1 : i+1+end])
			i += 1 + end
		case c == '\\':
			i++
			if i == len(word) || word[i] == '\n' {
				return "", fmt.Errorf("backslash at the end of a line")
			}
			out.WriteByte(word[i])
		case c <= ' ' || c >= 0x7F || strings.IndexByte("|&;<>()$`\"*?[]#~={}!^", c) >= 0:
			return "", fmt.Errorf("bare %q", c)
		default:
			out.WriteByte(c)
		}
	}
	if !whole {
		return "", fmt.Errorf("no word at all")
	}
	return out.String(), nil
}

var plainName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// decodeJavaScriptKey follows PropertyName of section 13.2.5. A bare or
// quoted __proto__ sets the prototype instead (section B.3.1).
func decodeJavaScriptKey(key string) (string, error) {
	if inner, computed := strings.CutPrefix(key, "["); computed {
		return decodeJavaScript(strings.TrimSuffix(inner, "]"))
	}
	name := key
	if !plainName.MatchString(strings.ReplaceAll(key, "$", "_")) {
		var err error
		if name, err = decodeJavaScript(key); err != nil {
			return "", err
		}
	}
	if name == "__proto__" {
		return "", fmt.Errorf("it sets the prototype")
	}
	return name, nil
}

func decodeRubyKey(key string) (string, error) {
	if name, found := strings.CutSuffix(key, " =>"); found {
		return decodeRuby(name)
	}
	name, found := strings.CutSuffix(key, ":")
	if !found {
		return "", fmt.Errorf("no colon at the end")
	}
	if plainName.MatchString(name) {
		return name, nil
	}
	return decodeRuby(name)
}

func decodeCSharpIndex(index string) (string, error) {
	if !strings.HasPrefix(index, "[") || !strings.HasSuffix(index, "]") {
		return "", fmt.Errorf("no brackets around it")
	}
	return decodeCSharp(index[1 : len(index)-1])
}
