package literals

import (
	"fmt"
	"go/token"
	"go/types"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
)

// plain matches the words that can become a name: input.Name accepts no others.
var plain = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)

// candidates returns the keywords and builtins of all languages.
func candidates() []string {
	set := map[string]bool{}
	for _, l := range languages.All {
		for _, word := range slices.Concat(l.Keywords, l.Builtins) {
			if plain.MatchString(word) {
				set[word] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// TestReserved checks that each language's lists are complete. It asks the interpreters and
// compilers which words can't be names, and which names are already defined.
func TestReserved(t *testing.T) {
	reserved := func(t *testing.T, l *languages.Language, words []string, also ...*frameworks.Framework) {
		t.Helper()
		if len(words) < 10 {
			t.Fatalf("%d words, want 10 or more", len(words))
		}
		for _, word := range words {
			taken := slices.ContainsFunc(also, func(f *frameworks.Framework) bool { return f.Uses(word) })
			if plain.MatchString(word) && !l.Reserved(word) && !taken {
				t.Errorf("%s reserves or defines %q, which its lists lack", l.Title, word)
			}
		}
	}
	t.Run("go", func(t *testing.T) {
		words := types.Universe.Names()
		for tok := token.BREAK; tok <= token.VAR; tok++ {
			words = append(words, tok.String())
		}
		reserved(t, language(t, "go"), words)
	})
	t.Run("python", func(t *testing.T) {
		t.Parallel()
		out := run(t, t.TempDir(), nil, "python3", "-I", "-S", "-c",
			"import builtins, keyword\nprint(*keyword.kwlist, *keyword.softkwlist, *(b for b in dir(builtins) if b.islower()))")
		reserved(t, language(t, "python"), strings.Fields(string(out)))
	})
	t.Run("ruby", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		write(t, dir, "main.rb", `puts((Object.instance_methods + Object.private_instance_methods).grep(/\A[a-z]\w*\z/))
DATA.each_line(chomp: true) do |word|
  RubyVM::InstructionSequence.compile("#{word.downcase} = 1") if word.match?(/\A[a-z]/)
rescue SyntaxError
  puts word
end
__END__
`+strings.Join(candidates(), "\n")+"\n")
		reserved(t, language(t, "ruby"), strings.Fields(string(run(t, dir, nil, "ruby", "main.rb"))), framework(t, "rails"))
	})
	t.Run("javascript", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		write(t, dir, "main.js", fmt.Sprintf(`for (const word of %q.split(" ")) {
  for (const body of ["let %%s = 1", "async function f() { let %%s = 1 }"]) {
    try {
      new Function('"use strict"; ' + body.replace("%%s", word));
    } catch {
      console.log(word);
    }
  }
}
`, strings.Join(candidates(), " ")))
		reserved(t, language(t, "javascript"), strings.Fields(string(run(t, dir, nil, "node", "main.js"))))
	})
	t.Run("java", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		write(t, dir, "Main.java", fmt.Sprintf(`class Main {
  public static void main(String[] args) {
    for (String word : %q.split(" ")) {
      if (javax.lang.model.SourceVersion.isKeyword(word)) System.out.println(word);
    }
    for (var method : Object.class.getDeclaredMethods()) {
      if (!java.lang.reflect.Modifier.isPrivate(method.getModifiers())) System.out.println(method.getName());
    }
  }
}
`, strings.Join(candidates(), " ")))
		reserved(t, language(t, "java"), strings.Fields(string(run(t, dir, nil, "java", "Main.java"))))
	})
	t.Run("csharp", func(t *testing.T) {
		t.Parallel()
		l, words := language(t, "csharp"), candidates()
		var s strings.Builder
		for i, word := range words {
			// "await" is a keyword only in asynchronous code.
			if !l.Keyword(word) && word != "await" {
				fmt.Fprintf(&s, "class N%d { int M() { int %s = 1; return %s; } }\n", i, word, word)
			}
		}
		dir := t.TempDir()
		write(t, dir, "main.cs", s.String())
		run(t, dir, nil, "mcs", "-target:library", "main.cs")
		s.Reset()
		for i, word := range words {
			if l.Keyword(word) {
				fmt.Fprintf(&s, "class N%d { int M() { int @%s = 1; return @%s; } }\n", i, word, word)
			}
		}
		write(t, dir, "main.cs", s.String())
		run(t, dir, nil, "mcs", "-target:library", "main.cs")
	})
}
