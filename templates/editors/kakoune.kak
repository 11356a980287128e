# For ~/.config/kak/kakrc. Needs Kakoune 2022.10.31 or newer.
#
#   :snipgen 404 --name getOrder --message 'No such order'
#
# puts the handler where the cursor is and the imports that the buffer lacks to
# the others. Arguments are quoted as Kakoune quotes them; Tab completes. On an
# error the buffer is left as it is.
define-command snipgen -params 1.. -docstring 'snipgen <status> [<option>...]: insert a handler' \
-shell-script-completion %{ snipgen __complete -- "$@" | grep -v ^: | cut -f 1 } %{
    evaluate-commands -save-regs abc %{
        set-register a %arg{@}
        set-register b %sh{ mktemp -d "${TMPDIR:-/tmp}/snipgen.XXXXXX" }
        set-register c %val{cursor_line}
        execute-keys -draft '%<a-|>cat >"$kak_reg_b/in"<ret>'
        evaluate-commands %sh{
            eval set -- "$kak_quoted_reg_a"
            say() { printf "%s -- '" "$1"; sed "s/'/''/g" "$kak_reg_b/err"; echo "'"; }
            if snipgen "$@" --file "$kak_buffile" --buffer --insert "$kak_reg_c" \
                <"$kak_reg_b/in" >"$kak_reg_b/out" 2>"$kak_reg_b/err"; then
                echo "execute-keys -draft '%|cat \"\$kak_reg_b/out\"<ret>'"
                echo "nop %sh{ rm -r \"\$kak_reg_b\" }"
                say echo
            else
                say fail
                rm -r "$kak_reg_b"
            fi
        }
    }
}
