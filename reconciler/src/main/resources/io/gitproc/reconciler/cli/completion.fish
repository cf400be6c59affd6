# fish completion for gitproc, made from its verbs: gitproc completion fish | source
complete -c gitproc -f
complete -c gitproc -l config -r -F -d 'the configuration file'

function __gitproc_names
    set -l words (commandline -opc)
    set -l config
    set -l file
    if set -l at (contains -i -- --config $words)
        set file $words[(math $at + 1)]
    end
    set -a file (string replace -rf '^--config=' '' -- $words)
    if set -q file[1]
        set config --config (string replace -r '^~(?=/)' $HOME -- $file[1])
    end
    command gitproc $config names $argv[1] 2>/dev/null
end

