# fish completion for snipgen
#
#   snipgen completion fish | source

function __snipgen_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (commandline --current-token --cut-at-cursor)
    $words[1] __complete -- $words[2..-1] "$current" 2>/dev/null
end

function __snipgen_has_candidates
    test -n "$(__snipgen_complete)"
end

complete --command snipgen --no-files --keep-order --condition __snipgen_has_candidates --arguments '(__snipgen_complete)'
