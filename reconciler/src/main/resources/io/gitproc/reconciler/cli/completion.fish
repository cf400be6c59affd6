# fish completion for gitproc, made from its verbs: gitproc completion fish | source
complete -c gitproc -f
complete -c gitproc -l config -r -F -d 'the configuration file'

function __gitproc_names
    set -l words (commandline -opc)
    set -l config
    if set -l at (contains -i -- --config $words)
        set -l file $words[(math $at + 1)]
        set config --config (string replace -r '^~(?=/)' $HOME -- $file)
    end
    command gitproc $config names $argv[1] 2>/dev/null
end

