package source

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"snipgen/frameworks/languages"
)

// Restyle returns a function that rewrites generated code by style rules; nil
// if the rules change only the layout.
func Restyle(l *languages.Language, rules languages.Rules) func(code string) string {
	requote := rules.Quote != 0 && l.Requote != nil
	bare := rules.Semicolons == languages.Never && l.OptionalSemicolons
	if !rules.SpacedLists && !requote && !bare {
		return nil
	}
	return func(code string) string {
		if rules.SpacedLists {
			code = spaced(code, Tokens(code, l))
		}
		if requote {
			code = requoted(code, Tokens(code, l), func(literal string) string { return l.Requote(literal, rules.Quote) })
		}
		if bare {
			code = ended(code, scan(code, l))
		}
		return code
	}
}

// requoted returns code with each string literal replaced by the result of
// write.
func requoted(code string, tokens []languages.Token, write func(literal string) string) string {
	var out strings.Builder
	at := 0
	for i, t := range tokens {
		// A string directly after a word is inside the braces of an f-string.
		inner := i > 0 && tokens[i-1].Kind == languages.Word && tokens[i-1].End == t.Start
		if t.Kind == languages.String && !inner {
			out.WriteString(code[at:t.Start] + write(code[t.Start:t.End]))
			at = t.End
		}
	}
	return out.String() + code[at:]
}

// spaced returns code with a space inside the brackets of each list that isn't
// empty.
func spaced(code string, tokens []languages.Token) string {
	var places []int // the bytes at which to insert a space
	var lists []bool // for each open bracket, whether it begins a list
	for i, t := range tokens {
		switch {
		case t.Is("["):
			before, _ := utf8.DecodeLastRuneInString(code[:t.Start])
			index := unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("_?!])}'\"", before)
			list := !index && i+1 < len(tokens) && !tokens[i+1].Is("]")
			if lists = append(lists, list); list && tokens[i+1].Start == t.End {
				places = append(places, t.End)
			}
		case t.Is("]") && len(lists) > 0:
			last := len(lists) - 1
			if lists[last] && tokens[i-1].End == t.Start {
				places = append(places, t.Start)
			}
			lists = lists[:last]
		}
	}
	for _, at := range slices.Backward(places) {
		code = code[:at] + " " + code[at:]
	}
	return code
}

// ended removes from JavaScript the semicolons at line ends that automatic
// semicolon insertion adds anyway:
// https://tc39.es/ecma262/#sec-automatic-semicolon-insertion
func ended(code string, tokens []languages.Token) string {
	var out strings.Builder
	at := 0
	var open []int // the open brackets
	closed := 0    // the opening bracket of the last closed pair
	for i, t := range tokens {
		switch {
		case bracket(t, "([{") >= 0:
			open = append(open, i)
		case bracket(t, ")]}") >= 0 && len(open) > 0:
			closed = open[len(open)-1]
			open = open[:len(open)-1]
		case !t.Is(";") || i == 0 || i+1 < len(tokens) && (tokens[i+1].Line == t.Line || joins(code, tokens[i+1])):
		case len(open) > 0 && !tokens[open[len(open)-1]].Is("{"):
			// It separates the parts of a for statement.
		case needed(tokens, i, closed):
		default:
			out.WriteString(code[at:t.Start])
			at = t.End
		}
	}
	return out.String() + code[at:]
}

// joins reports whether a token at the start of a line could continue the
// statement above it, which therefore needs its semicolon.
func joins(code string, t languages.Token) bool {
	return strings.IndexByte("([`+-/*<.,?:=&|^%", code[t.Start]) >= 0 || t.Is("in") || t.Is("instanceof")
}

// needed reports whether the semicolon at tokens[i] is an empty statement, or
// ends a field that could otherwise be read as a modifier of the next one.
// closed is the opening bracket of the last closed pair.
func needed(tokens []languages.Token, i, closed int) bool {
	switch before := tokens[i-1]; {
	case before.Is(")"):
		return closed > 0 && slices.ContainsFunc([]string{"for", "if", "while", "with", "await"}, tokens[closed-1].Is)
	case before.Kind == languages.Mark:
		return before.Is(";") || before.Is("{")
	default:
		return slices.ContainsFunc([]string{"do", "else", "get", "set", "static"}, before.Is)
	}
}

// Follow applies style rules where the file's own code shows none, and returns
// the rules for code that goes into the file.
func (f *File) Follow(rules languages.Rules) languages.Rules {
	own := languages.Rules{Quote: f.quote(), Semicolons: f.semicolons()}
	if unit := f.shownIndentation(); unit != "" {
		own = own.Indented(unit, rules.IndentWidth)
	}
	f.rules = own.Over(rules)
	if f.rules.Indent != "" {
		f.unit = f.rules.Indent
	}
	return f.rules
}

// Indented returns code with the file's indentation instead of the language's.
func (f *File) Indented(code string) string { return indented(code, f.language, "", f.unit) }

// quote returns the quotation mark that most strings use, of those that could
// use either; 0 if there is a tie or no such string.
func (f *File) quote() byte {
	if f.language.Requote == nil {
		return 0
	}
	text, more := f.text(), 0
	for i, t := range f.tokens {
		// In JSX, an attribute's value directly follows its name and the "=".
		attribute := i > 1 && f.tokens[i-1].Is("=") && f.tokens[i-1].End == t.Start && f.tokens[i-2].End == f.tokens[i-1].Start
		if t.Kind != languages.String || attribute || strings.ContainsAny(t.Text, "'\"\\#\n") {
			continue
		}
		literal := text[t.Start:t.End]
		switch start := len(literal) - len(strings.TrimLeft(literal, "rRbBfFuU")); {
		case start+len(t.Text)+2 != len(literal): // triple quotes, or not closed
		case literal[start] == '"':
			more++
		case literal[start] == '\'':
			more--
		}
	}
	return most[byte](more, '"', '\'')
}

// most returns first if more is positive, second if it is negative, and the
// zero value if it is 0.
func most[T any](more int, first, second T) (neither T) {
	switch {
	case more > 0:
		return first
	case more < 0:
		return second
	}
	return neither
}

// semicolons returns whether most statements end in one. Statements that end
// in a block don't count.
func (f *File) semicolons() languages.Habit {
	if !f.language.OptionalSemicolons {
		return languages.Unknown
	}
	o, more := f.outline(), 0
	for i, t := range o.tokens {
		if unprotected(o.Text, o.tokens, i) {
			return languages.Always
		}
		head := o.around[i] >= 0 && o.tokens[o.around[i]].Is("(") // in the heading of a for statement
		if t.Is(";") && !head && (i+1 == len(o.tokens) || o.tokens[i+1].Line > t.Line) {
			more++
		}
	}
	for _, s := range o.Statements {
		kind := o.Blocks[s.Block].Kind
		if kind == ClassBlock || kind == ValueBlock || o.tokens[s.first].Is("@") {
			continue
		}
		last := sort.Search(len(o.tokens), func(i int) bool { return o.tokens[i].End >= s.End })
		with := last+1 < len(o.tokens) && o.tokens[last+1].Is(";") || last < len(o.tokens) && o.tokens[last].Is(";")
		goesOn := last+1 < len(o.tokens) && o.tokens[last+1].Line == o.tokens[last].Last
		if last < len(o.tokens) && !with && !goesOn && (!o.tokens[last].Is("}") || s.assign >= 0) {
			more--
		}
	}
	return most(more, languages.Always, languages.Never)
}

// unprotected reports whether the statement at tokens[i] would continue the one
// above if that had no semicolon, as may be the case for inserted code.
func unprotected(text string, tokens []languages.Token, i int) bool {
	t := tokens[i]
	if t.Kind == languages.Word || strings.IndexByte("([`+-/", text[t.Start]) < 0 {
		return false
	}
	return i == 0 || tokens[i-1].Line < t.Line && (tokens[i-1].Is(";") || tokens[i-1].Is("}"))
}
