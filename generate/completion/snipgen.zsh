#compdef snipgen
# zsh completion for snipgen: put this file into a folder of $fpath as
# _snipgen, or
#
#   source <(snipgen completion zsh)

_snipgen() {
    local line value description
    local -a values
    while IFS=$'\t' read -r value description; do
        values+=("${value//:/\\:}:${description}")
    done < <("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)
    if (( ${#values} )); then
        _describe -V snipgen values
    else
        _files
    fi
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _snipgen "$@"
else
    compdef _snipgen snipgen
fi
