package kit

import (
	"testing"
)

// Trixie is the root of Debian 13 in a folder, for what is too old in Debian 12.
var Trixie = &Root{Kit{
	Name:     "trixie",
	Files:    []string{"../kit/debian.sh"},
	Commands: [][]string{{"bash", "debian.sh", "trixie", "{dir}/root", "hx", "puma", "python3", "ruby-rails"}},
}}

// Forky is the root of Debian 14, for what is too old in Debian 13. It moves:
// its packages are the current ones.
var Forky = &Root{Kit{
	Name:     "forky",
	Files:    []string{"../kit/debian.sh"},
	Commands: [][]string{{"bash", "debian.sh", "forky", "{dir}/root", "hx", "rubocop"}},
}}

// A Root is a folder with another system's files.
type Root struct{ Kit }

// enter runs a command ("$@") with a root ("$0") as its file system. The folder
// of golden has the same path there, and /proc is there, where Helix asks for its
// own program's path: both are mounted, but only for this process and its children,
// so nothing has to be unmounted.
const enter = `set -e
root=$0 golden=$1 dir=$2
shift 2
mkdir -p "$root$golden"
mount --bind "$golden" "$root$golden"
mount --bind /proc "$root/proc"
exec chroot "$root" env -i -C "$dir" PWD="$dir" HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"`

// Inside returns the command that runs another one with the root as its file
// system, in a folder of golden. The command may start with NAME=VALUE pairs,
// which are all of its environment but for the usual.
func (r *Root) Inside(t testing.TB, dir string, command ...string) []string {
	t.Helper()
	Need(t, "mmdebstrap", "unshare")
	return append([]string{"unshare", "--mount", "sh", "-c", enter, r.In(t, "root"), Absolute(t, ".."), dir}, command...)
}

// Minor returns the first two numbers of a version. Debian mends packages
// without asking, so the record would change with each point release.
func Minor(version string) string {
	for i, dots := 0, 0; i < len(version); i++ {
		if version[i] == '.' {
			if dots++; dots == 2 {
				return version[:i]
			}
		}
	}
	return version
}
