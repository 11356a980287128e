# bash completion for snipgen, for bash 4.4 or newer
#
#   source <(snipgen completion bash)

_snipgen() {
    local current=${COMP_WORDS[COMP_CWORD]} keep='' quote='' value description width=0 i
    local -a values=() descriptions=()
    COMPREPLY=()

    # What is typed goes to the program as it is: bash also splits words at
    # "=", ":" and "@".
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
    done < <("${COMP_WORDS[0]/#\~\//$HOME/}" __complete --line "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)

    # Bash replaces what stands behind the last of its word breaks, or from
    # "@" on, and closes an open quote itself.
    case $current in
    [\"\']*) quote=${current:0:1} ;;
    *)
        current=${COMP_LINE:0:COMP_POINT}
        current=${current##*[[:space:]]}
        keep=${current%"${current##*["$COMP_WORDBREAKS"]}"}
        keep=${keep%@}
        ;;
    esac
    for i in "${!values[@]}"; do
        value=${values[i]#"$keep"}
        # On a second tab the candidates are only shown, with their meaning.
        if [[ $COMP_TYPE == 63 && ${#values[@]} -gt 1 && ${descriptions[i]} ]]; then
            printf -v value '%-*s  (%s)' "$width" "$value" "${descriptions[i]}"
        elif [[ $quote == "'" ]]; then
            value=${value//\'/\'\\\'\'}
        elif [[ ! $quote && $value == *[^A-Za-z0-9_.,:@%+=/-]* ]]; then
            printf -v value %q "$value"
        fi
        COMPREPLY+=("$value")
    done
}

complete -o nosort -F _snipgen snipgen
