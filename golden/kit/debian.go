package kit

import (
	"testing"
)

// Trixie is a root with Debian 13, for programs that are too old in Debian 12.
var Trixie = &Root{Kit{
	Name:     "trixie",
	Files:    []string{"../kit/debian.sh"},
	Commands: [][]string{{"bash", "debian.sh", "trixie", "{dir}/root", "hx", "puma", "python3", "ruby-rails"}},
}}

// Forky is a root with Debian testing, for programs that are too old in Debian 13. Its
// packages are not pinned.
var Forky = &Root{Kit{
	Name:     "forky",
	Files:    []string{"../kit/debian.sh"},
	Commands: [][]string{{"bash", "debian.sh", "forky", "{dir}/root", "hx", "rubocop"}},
}}

// A Root is a folder with the files of another system.
type Root struct{ Kit }

// enter is a script that runs a command ("$@") with a root ("$0") as its file system. It
// mounts golden, under the same path, and /proc, where Helix looks up its own path. The
// mounts exist only for this process and its children, so nobody has to unmount them.
const enter = `set -e
root=$0 golden=$1 dir=$2
shift 2
mkdir -p "$root$golden"
mount --bind "$golden" "$root$golden"
mount --bind /proc "$root/proc"
exec chroot "$root" env -i -C "$dir" PWD="$dir" HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"`

// Inside returns the command that runs another one with the root as its file system, in
// a folder of golden. The command may start with NAME=VALUE pairs. Its environment has
// only these and PWD, HOME, LANG and PATH.
func (r *Root) Inside(t testing.TB, dir string, command ...string) []string {
	t.Helper()
	Need(t, "mmdebstrap", "unshare")
	return append([]string{"unshare", "--mount", "sh", "-c", enter, r.In(t, "root"), Absolute(t, ".."), dir}, command...)
}

// Minor returns the first two numbers of a version. Debian updates packages, so with
// all numbers the record would change after each update.
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
