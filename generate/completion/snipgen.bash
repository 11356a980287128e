# bash completion for snipgen
#
#   source <(snipgen completion bash)

_snipgen() {
    local IFS=$'\n' line value description width=0
    local -a words values=() descriptions=()
    COMPREPLY=()

    # Bash splits words at "=" and ":"; put them together again.
    words=("${COMP_LINE:0:COMP_POINT}")
    local -a parts=()
    read -ra parts <<<"${COMP_LINE:0:COMP_POINT}" 2>/dev/null
    IFS=$' \t\n' read -ra parts <<<"${COMP_LINE:0:COMP_POINT}"
    [[ ${COMP_LINE:0:COMP_POINT} == *[[:space:]] ]] && parts+=("")
    local current=${parts[${#parts[@]}-1]}

    while IFS=$'\t' read -r value description; do
        values+=("$value")
        descriptions+=("$description")
        ((${#value} > width)) && width=${#value}
    done < <("${parts[0]}" __complete -- "${parts[@]:1}" 2>/dev/null)

    # What stands before the last "=" or ":" is not bash's to replace.
    local keep=${current%"${current##*[=:]}"}
    local i
    for i in "${!values[@]}"; do
        if [[ $COMP_TYPE == 63 && ${#values[@]} -gt 1 && -n ${descriptions[i]} ]]; then
            printf -v line '%-*s  (%s)' "$width" "${values[i]}" "${descriptions[i]}"
            COMPREPLY+=("$line")
        else
            COMPREPLY+=("${values[i]#"$keep"}")
        fi
    done
}

complete -o default -o nosort -F _snipgen snipgen
