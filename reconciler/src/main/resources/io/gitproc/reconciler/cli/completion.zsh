#compdef gitproc
# zsh completion for gitproc, made from its verbs: source <(gitproc completion zsh)

# What may stand behind a verb and the word before: words, and @units, @commits, @files.
__gitproc_choices() {
    case "$1 $2" in
%CHOICES%    esac
}

_gitproc() {
    local word=${words[CURRENT]} before=${words[CURRENT - 1]} verb= choice i
    local -a config
    for ((i = 2; i < CURRENT; i++)); do
        case ${words[i]} in
            --config) config=(--config "${words[i + 1]/#\~/$HOME}") ;;
            --config=*) config=(--config "${${words[i]#--config=}/#\~/$HOME}") ;;
            -*) ;;
            *) if [[ -z $verb && ${words[i - 1]} != --config ]]; then verb=${words[i]}; fi ;;
        esac
    done
    if [[ $before == --config ]]; then verb=; fi
    for choice in $(__gitproc_choices "$verb" "$before"); do
        case $choice in
            @units | @commits) compadd -- ${(f)"$(command gitproc $config names ${choice#@} 2>/dev/null)"} ;;
            @files) _files ;;
            -*) if [[ $word == -* ]]; then compadd -- $choice; fi ;;
            *) compadd -- $choice ;;
        esac
    done
}

if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _gitproc "$@"
else
    compdef _gitproc gitproc
fi
