package files

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"snipgen/generate/input"
)

// Limits of common file systems and of Linux (PATH_MAX), in bytes.
const (
	maxName = 255
	maxPath = 4095
)

// elements splits a relative path with slashes into its elements. It returns an
// input.Error for a path that leads outside its folder or into a repository's
// own folder.
func elements(path string) ([]string, error) {
	bad := func(why string) ([]string, error) {
		return nil, input.Errorf("path %q is invalid: %s", path, why).Hintf("a path is relative to the project: routes/orders.js")
	}
	switch {
	case path == "":
		return bad("it is empty")
	case strings.HasPrefix(path, "/"):
		return bad("it is absolute")
	case len(path) > maxPath:
		return bad("it is too long")
	case strings.ContainsAny(path, "\\\x00"):
		return bad("it has a backslash or a NUL byte")
	}
	parts := strings.Split(path, "/")
	for _, part := range parts {
		switch {
		case part == "":
			return bad("it has an empty element")
		case part == "." || part == "..":
			return bad("it has a dot element")
		case len(part) > maxName:
			return bad("it has a name that is too long")
		case repository(part):
			return bad("it is in the repository's own folder")
		}
	}
	return parts, nil
}

// repository reports whether some system treats a name as .git: in any case,
// with characters that NTFS and HFS+ ignore, or as NTFS's short name. Git
// itself refuses to check out such names (CVE-2014-9390, CVE-2019-1352,
// CVE-2019-1353).
func repository(name string) bool {
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) { // joiners, marks of direction, U+FEFF
			return -1
		}
		return r
	}, name)
	name, _, _ = strings.Cut(name, ":")
	name = strings.ToLower(strings.TrimRight(name, ". "))
	return name == ".git" || name == "git~1"
}

// devices are the names that Windows reserves for devices, with any extension:
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
var devices = [...]string{"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}

// portable returns an input.Error for a new file or folder name that is invalid
// on some system.
func portable(name string) error {
	bad := func(why string) error {
		return input.Errorf("file name %q is invalid: %s", name, why).Hintf("choose another --name or --dir")
	}
	switch {
	case !utf8.ValidString(name):
		return bad("it is not valid UTF-8")
	case strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) || strings.ContainsRune(`<>:"|?*\/`, r) }):
		return bad("it has a character that some systems don't allow")
	case strings.HasPrefix(name, "-") || strings.HasPrefix(name, " "):
		return bad("it begins with a hyphen or a space")
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return bad("it ends in a dot or a space")
	case device(name):
		return bad("it is a device on Windows")
	}
	return nil
}

// device reports whether Windows treats a file's name as a device. Superscript
// digits also number its ports.
func device(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	stem = strings.TrimRight(stem, " ")
	last, size := utf8.DecodeLastRuneInString(stem)
	port := stem[:len(stem)-size]
	return slices.Contains(devices[:], stem) || (port == "com" || port == "lpt") && strings.ContainsRune("0123456789¹²³", last)
}

// folded returns the same text for names that some file system treats as equal
// because it ignores case (NTFS, APFS) or Unicode composition (APFS). It folds
// more than any of them does.
func folded(name string) string {
	name = strings.ToLower(strings.ToUpper(norm.NFKD.String(name)))
	return strings.NewReplacer("ß", "ss", "ẞ", "ss").Replace(name)
}
