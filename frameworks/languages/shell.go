package languages

import "strings"

// The POSIX shell: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
var Shell = &Language{
	ID: "shell", Title: "Shell", Aliases: []string{"sh", "bash", "zsh"},
	Target:  "curl",
	Editors: Editors{VSCode: "shellscript", Vim: "sh", Emacs: "sh-mode", Sublime: "source.shell", Zed: "shell script"},
	Source:  shellSource, Extension: ".sh", Indent: "\t",
	String: shellString,
}

// shellString writes a word. In single quotes every character but the single
// quote stands for itself, line breaks and controls too.
func shellString(s string) (string, error) {
	if strings.IndexByte(s, 0) >= 0 {
		return "", errNUL
	}
	if s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+:,./-") == "" {
		return s, nil
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'", nil
}

var shellSource = &Source{
	Extensions: []string{".bash", ".zsh"},
	Comments:   []string{"#"},
	Quotes: []Quote{
		{Open: `"`, Close: `"`, Lines: true},
		{Open: `'`, Close: `'`, Raw: true, Lines: true},
	},
	Heredocs:   true,
	Opens:      []string{"{", "(", " do", " then"},
	CloseWords: []string{"done", "elif", "else", "fi"},
	Apart:      1,
}
