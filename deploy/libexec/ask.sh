# Asks the daemon for text itself, which takes a tenth of the time that a JVM takes to start. Sourced by bin/gitproc.
# shellcheck shell=sh

# Answers the verbs that people ask for most, when their line is plain and all goes well. Otherwise it returns, having
# said nothing, and the command finds out and tells what is wrong.
ask_daemon() {
    command -v curl >/dev/null || return 0
    config=
    if [ "${1:-}" = --config ] && [ $# -ge 2 ]; then
        config=$2
        shift 2
    fi
    case $#:${1:-}:${2:-} in
        2:names:units) question='status?show=units&' ;;
        1:list:) question='status?show=list&' ;;
        1:status:) question='status?' ;;
        2:status:-*) return 0 ;;
        2:status:*) unit_question "$2" || return 0 ;;
        *) return 0 ;;
    esac
    find_socket || return 0
    find_look || return 0
    answer=$(curl --disable --noproxy '*' --silent --include --max-time 10 --header 'Accept: text/plain' --unix-socket "$socket" \
        "http://gitproc/api/v1/$question$look" 2>/dev/null) || return 0
    show_answer
}

# Of a name that needs no escapes.
unit_question() {
    case $1 in *[!A-Za-z0-9._@-]* | .*) return 1 ;; esac
    question="units/$1?"
}

# Sets socket to where the daemon of this configuration listens. Only the command can read every configuration, so it leaves a
# signpost for each, whose name has all that the answer hangs on.
find_socket() {
    [ -n "${HOME:-}" ] || return 1
    if [ -z "$config" ]; then
        config=/etc/gitproc/config.yaml
        if [ -e "$HOME/.gitproc/config.json" ]; then config=$HOME/.gitproc/config.json; fi
        [ -e "$config" ] || config=/dev/null
    fi
    [ -r "$config" ] || return 1
    find_cache
    case $config in /*) ;; *) config=$PWD/$config ;; esac
    if [ -h "$config" ]; then real=$(readlink -f "$config"); else real=$config; fi
    stamp=$(echo "${user:?} $HOME ${XDG_RUNTIME_DIR:-} $real" | cat - "$config" | cksum)
    signpost=${cache:?}/socket-${stamp% *}-${stamp#* }
    [ -r "$signpost" ] && [ -O "$signpost" ] || return 1
    read -r socket <"$signpost" || return 1
    [ -S "$socket" ] && [ -w "$socket" ]
}

# Sets look to what the command itself would know of the terminal and the time zone.
find_look() {
    look=
    case ${TZ:-} in
        '') ;;
        *[!A-Za-z0-9/_-]*) return 1 ;;
        *) look="&zone=$TZ" ;;
    esac
    if [ -t 1 ]; then
        case ${COLUMNS:-} in
            [1-9][0-9] | [1-9][0-9][0-9] | [1-9][0-9][0-9][0-9]) look="$look&width=$COLUMNS" ;;
        esac
    fi
    if is_coloured; then look="$look&colour=yes"; fi
}

# As no-color.org and bixense.com/clicolors have it.
is_coloured() {
    if [ -n "${NO_COLOR:-}" ]; then return 1; fi
    case ${CLICOLOR_FORCE:-0} in 0) ;; *) return 0 ;; esac
    [ -t 1 ] && [ "${TERM:-}" != dumb ]
}

# Prints the text and ends as the command would; returns when there is none.
show_answer() {
    cr=$(printf '\r')
    line_break="$cr
"
    head=${answer%%"$line_break$line_break"*}
    case $head in
        'HTTP/1.1 200 '*"${line_break}GitProc-Exit-Code: "*) ;;
        *) return 0 ;;
    esac
    case $head in *"${line_break}Content-Type: text/plain"*) ;; *) return 0 ;; esac
    code=${head#*GitProc-Exit-Code: }
    printf '%s\n' "${answer#*"$line_break$line_break"}"
    exit "${code%%"$cr"*}"
}
