# bash completion for gitproc, made from its verbs: source <(gitproc completion bash)

# What may stand behind a verb and the word before: words, and @units, @commits, @files.
__gitproc_choices() {
    case "$1 $2" in
%CHOICES%    esac
}

__gitproc_words() {
    local choice
    for choice in $1; do
        case $choice in
            @units | @commits) command gitproc "${config[@]}" names "${choice#@}" 2>/dev/null ;;
            @files) compgen -f -- "$word" ;;
            -*) if [[ $word == -* ]]; then echo "$choice"; fi ;;
            *) echo "$choice" ;;
        esac
    done
}

_gitproc() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb='' config=() file i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            --config)
                # Bash takes a = for a word.
                if [[ ${COMP_WORDS[i + 1]} == = ]]; then ((i++)); fi
                ((i++))
                config=(--config "${COMP_WORDS[i]/#\~/$HOME}")
                ;;
            --config=*) file=${COMP_WORDS[i]#*=} config=(--config "${file/#\~/$HOME}") ;;
            -* | =) ;;
            *) verb=${verb:-${COMP_WORDS[i]}} ;;
        esac
    done
    if [[ $word == = ]]; then word=''; elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD - 2]}; fi
    if [[ $before == --config ]]; then verb=''; fi
    local choices
    choices=$(__gitproc_choices "$verb" "$before")
    if [[ $choices == *@files* ]]; then compopt -o filenames 2>/dev/null; fi
    mapfile -t COMPREPLY < <(compgen -W "$(__gitproc_words "$choices")" -- "$word")
}

complete -F _gitproc gitproc
