#compdef snipgen
# zsh completion for snipgen: put this file into a folder of $fpath as
# _snipgen, or, behind compinit,
#
#   source <(snipgen completion zsh)

_snipgen() {
    local program=${${(Q)words[1]}/#\~\//$HOME/} value description files
    local -a values
    # A program in a folder named otherwise, as in ./snipgen, may be anybody's.
    [[ $program == /* || $program != */* ]] || return 1
    while IFS=$'\t' read -r value description; do
        case $value in
            :*) files=$value ;;
            *) values+=("${${value//\\/\\\\}//:/\\:}:${description}") ;;
        esac
    done < <("$program" __complete --line "${(j: :)words[1,CURRENT-1]} $IPREFIX$QIPREFIX$PREFIX" 2>/dev/null)
    if [[ -n $files ]]; then
        [[ $PREFIX == -*=* ]] && compset -P '*='
        if [[ $files == :folders ]]; then _files -/; else _files; fi
    elif (( $#values )); then
        _describe -V snipgen values
    else
        return 1
    fi
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _snipgen "$@"
else
    compdef _snipgen snipgen
fi
