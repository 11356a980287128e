# fish completion for snipgen
#
#   snipgen completion fish | source

function __snipgen_complete
    set -l program (commandline --tokenize --current-process)[1]
    set program (string replace --regex '^~/' "$HOME/" -- $program)
    # A program in a folder named otherwise, as in ./snipgen, may be anybody's.
    string match --quiet --regex '^/|^[^/]*$' -- $program; or return
    set -l line (commandline --cut-at-cursor --current-process | string collect)
    $program __complete --line "$line" 2>/dev/null
end

function __snipgen_wants
    __snipgen_complete | string match --quiet ":$argv[1]*"
end

complete --command snipgen --no-files --keep-order --arguments '(__snipgen_complete | string match --invert ":*")'
complete --command snipgen --condition '__snipgen_wants files' --force-files
complete --command snipgen --condition '__snipgen_wants folders' --no-files --arguments '(__fish_complete_directories (commandline --current-token --cut-at-cursor))'
