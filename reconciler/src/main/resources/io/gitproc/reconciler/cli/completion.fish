# fish completion for gitproc, made from its verbs: gitproc completion fish | source
complete -c gitproc -f
complete -c gitproc -l config -r -F -d 'the configuration file'

function __gitproc_names
    command gitproc names $argv[1] 2>/dev/null
end

