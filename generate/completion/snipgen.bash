# bash completion for snipgen
#
#   source <(snipgen completion bash)

_snipgen() {
    local line=${COMP_LINE:0:COMP_POINT} value description width=0 i
    local -a words values=() descriptions=()
    COMPREPLY=()

    # Bash also splits words at "=" and ":"; these are split at spaces alone.
    read -ra words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    local current=${words[${#words[@]} - 1]}

    while IFS=$'\t' read -r value description; do
        values+=("$value")
        descriptions+=("$description")
        ((${#value} > width)) && width=${#value}
    done < <("${words[0]}" __complete -- "${words[@]:1}" 2>/dev/null)

    # What stands before the last "=" or ":" is not bash's to replace.
    local keep=${current%"${current##*[=:]}"}
    for i in "${!values[@]}"; do
        value=${values[i]#"$keep"}
        # On a second tab the candidates are only shown, with their meaning.
        if [[ $COMP_TYPE == 63 && ${#values[@]} -gt 1 && ${descriptions[i]} ]]; then
            printf -v value '%-*s  (%s)' "$width" "$value" "${descriptions[i]}"
        fi
        COMPREPLY+=("$value")
    done
}

complete -o default -o nosort -F _snipgen snipgen
