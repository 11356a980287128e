# For ~/.config/kak/kakrc. Needs Kakoune 2022.10.31 or newer.
#
#   :snipgen 404 --name getOrder --message 'No such order'
#
# puts the handler where the cursor is and the imports that the buffer lacks to
# the others; the cursor is behind the handler then. Arguments are quoted as
# Kakoune quotes them; Tab completes. On an error the buffer and the cursor are
# left as they are.
define-command snipgen -params 1.. -docstring 'snipgen <status> [<option>...]: insert a handler' \
-shell-script-completion %{ snipgen __complete -- "$@" | grep -v ^: | cut -f 1 } %{
    evaluate-commands -save-regs abc %{
        set-register a %arg{@}
        set-register b %sh{ mktemp -d "${TMPDIR:-/tmp}/snipgen.XXXXXX" }
        set-register c %val{cursor_line}
        execute-keys -draft '%<a-|>cat >"$kak_reg_b/in"<ret>'
        evaluate-commands %sh{
            eval set -- "$kak_quoted_reg_a"
            # A buffer without a file is told by its filetype.
            case $kak_buffile in /*) file=$kak_buffile ;; *) file=.$kak_opt_filetype ;; esac
            run() {
                snipgen "$@" --file "$file" --buffer --insert "$kak_reg_c" <"$kak_reg_b/in" 2>"$kak_reg_b/err"
            }
            # What snipgen says, on the one line that Kakoune has for it.
            say() {
                awk '{ sub(/^snipgen: /, ""); printf "%s%s", (NR > 1 ? "; " : "snipgen: "), $0 }' "$kak_reg_b/err" |
                    { printf "%s -- '" "$1"; sed "s/'/''/g"; echo "'"; }
            }
            if ! command -v snipgen >/dev/null; then
                echo "fail 'snipgen is not on the PATH'"
                rm -r "$kak_reg_b"
            elif run "$@" >"$kak_reg_b/out" && run "$@" --json >"$kak_reg_b/json"; then
                echo "execute-keys -draft '%|cat \"\$kak_reg_b/out\"<ret>'"
                # Behind the last line with text of the last edit.
                awk -v total="$(wc -l <"$kak_reg_b/out")" '
                    /^      "start": / { at = $2 + 0 }
                    /^        "/ { at++ }
                    /^        ".*[^ "].*"/ { end = at }
                    END { if (end) print "execute-keys " (end < total ? end + 1 "g" : end "ggl") }' "$kak_reg_b/json"
                echo "nop %sh{ rm -r \"\$kak_reg_b\" }"
                say echo
            else
                say fail
                rm -r "$kak_reg_b"
            fi
        }
    }
}
