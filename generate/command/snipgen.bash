# bash completion for snipgen, for bash 4.4 or newer
#
#   source <(snipgen completion bash)

_snipgen() {
    local program=${COMP_WORDS[0]/#\~\//$HOME/} value description width=0 i
    local -a values=() descriptions=()
    COMPREPLY=()

    # A program in a folder named otherwise, as in ./snipgen, may be anybody's.
    [[ $program == /* || $program != */* ]] || return

    # The program gets what is typed as it is, and quotes what is inserted.
    while IFS=$'\t' read -r value description; do
        case $value in
        :files) compopt -o default ;;
        :folders) compopt -o dirnames ;;
        *)
            values+=("$value")
            descriptions+=("$description")
            ((${#value} > width)) && width=${#value}
            ;;
        esac
    done < <("$program" __complete --line "${COMP_LINE:0:COMP_POINT}" --bash "$2" 2>/dev/null)

    for i in "${!values[@]}"; do
        value=${values[i]}
        # On a second tab the candidates are only shown, with their meaning.
        if [[ $COMP_TYPE == 63 && ${#values[@]} -gt 1 && ${descriptions[i]} ]]; then
            printf -v value '%-*s  (%s)' "$width" "$value" "${descriptions[i]}"
        fi
        COMPREPLY+=("$value")
    done
}

complete -o nosort -F _snipgen snipgen
