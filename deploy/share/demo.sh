#!/bin/sh
# What GitProc does, on a playground in a temporary folder. Run by `gitproc demo`, which sets GITPROC to the command.
#
# Every command that matters is printed before it runs, so that it can be repeated by hand. However this ends, it leaves
# no process, no cgroup and no file.
set -eu

EXIT_USAGE=64
EXIT_UNAVAILABLE=69

main() {
    stay=yes
    take_options "$@"
    needs git "the demo pushes to a repository"
    # Perl serves the example page: it is essential on Debian and Ubuntu and starts at once, and to serve HTTP with the
    # Java that runs GitProc would take a compiler that a runtime-only Java may lack.
    needs perl "the demo's web service is written in it"
    open_playground
    show
    farewell
}

take_options() {
    for option; do
        case $option in
            --exit) stay=no ;;
            -h | --help) usage && exit ;;
            *) refuse "$EXIT_USAGE" "there is no option $option of gitproc demo" "gitproc demo [--exit]" ;;
        esac
    done
}

usage() {
    echo "gitproc demo [--exit]"
    echo "Shows a push become running services, on a playground that is removed at the end: on Ctrl-C, or with --exit"
    echo "as soon as all is shown."
}

needs() {
    command -v "$1" >/dev/null || refuse "$EXIT_UNAVAILABLE" "cannot show anything: no $1, and $2" "apt-get install $1"
}

# refuse CODE SENTENCE HELP
refuse() {
    echo "gitproc: $2" >&2
    echo "    help: $3" >&2
    exit "$1"
}

# --- the playground -----------------------------------------------------------------------------------------------

open_playground() {
    playground=$(mktemp -d "${TMPDIR:-/tmp}/gitproc-demo.XXXXXX")
    cgroup=gitproc-demo-$$
    trap clean EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 141' PIPE
    trap 'exit 143' TERM
    cd "$playground"
    # Neither the settings of the person nor those of the machine (signatures, hooks, another first branch) belong here.
    unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
    export HOME="$playground" XDG_CONFIG_HOME="$playground" GIT_CONFIG_NOSYSTEM=1
    git config --global user.name "GitProc demo"
    git config --global user.email demo@localhost
    git config --global init.defaultBranch main
    PATH=${GITPROC%/*}:$PATH
    port=$(perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport')
}

# Runs with every signal ignored: who asks twice does not want half of it.
clean() {
    code=$?
    trap '' HUP INT PIPE TERM
    if [ -e "$playground/config.yaml" ]; then end_daemon; fi
    cd /
    remove_cgroups
    rm -rf "$playground"
    if [ "$code" -ne 0 ] && [ "$code" -lt 128 ]; then echo "gitproc: the demo failed (exit $code)" >&2; fi
    exit "$code"
}

# A daemon that is gone is started once more, since it takes over what the first one left running. The second one is
# refused while the first still starts; then that one is waited for.
end_daemon() {
    if ! shut_down; then
        gitproc --config "$playground/config.yaml" daemon || true
        tries=20
        until shut_down || [ "$tries" -eq 0 ]; do
            tries=$((tries - 1))
            sleep 0.5
        done
    fi >/dev/null 2>&1
    wait_for_daemon
}

shut_down() {
    gitproc --config "$playground/config.yaml" shutdown --stop-services >/dev/null 2>&1
}

# It still writes its last lines when its socket is closed already.
wait_for_daemon() {
    tries=100
    while [ "$tries" -gt 0 ] && [ -n "${daemon:-}" ] && kill -0 "$daemon" 2>/dev/null; do
        tries=$((tries - 1))
        sleep 0.1
    done
}

remove_cgroups() {
    find /sys/fs/cgroup -depth -type d -path "*/$cgroup*" -exec rmdir {} + 2>/dev/null || true
}

# --- what is shown ------------------------------------------------------------------------------------------------

show() {
    show_start
    show_first_push
    show_change
    show_broken_unit
    show_rollback
}

show_start() {
    chapter "A playground: a bare repository, a clone of it, and a daemon of its own"
    run "PATH=${GITPROC%/*}:\$PATH"
    run "cd $playground"
    run "git init -q --bare services.git"
    run "git clone -q services.git clone"
    write config.yaml <<END
repo_path: services.git
socket_path: gitproc.sock
state_file: state.json
log_dir: log
runtime_dir: run
cgroup_root: /sys/fs/cgroup/$cgroup
dashboard_listen: 127.0.0.1:0
END
    run "cd clone"
    run "gitproc --config ../config.yaml daemon"
    daemon=$(gitproc --config ../config.yaml status -o json | sed 's/.*"version":"[^"]*","pid":\([0-9]*\),.*/\1/')
    if [ "$(id -u)" -ne 0 ]; then
        say "You are not root, so some things cannot be enforced. The status names them:"
        run "gitproc --config ../config.yaml status"
    fi
}

show_first_push() {
    chapter "A push becomes running services: page, then web, then greeter once web is healthy"
    write_page
    write_web
    write_greeter "Good morning"
    run "git add . && git commit -q -m 'Serve a page' && git push -q origin main"
    say "The daemon has seen the push by itself; sync --wait returns when all that it asks for is done."
    run "gitproc --config ../config.yaml sync --wait"
    run "gitproc --config ../config.yaml list"
    run "grep ' start ' ../log/gitproc.log"
    first=$(git rev-parse --short HEAD)
    before=$(pids)
}

write_page() {
    write page.service <<END
[Unit]
Description=Writes the page that web serves

[Service]
ExecStart=/bin/sh -c 'while date >page.new && mv page.new page.txt; do sleep 1; done'
WorkingDirectory=$playground
Restart=always
END
}

write_web() {
    write ../web.pl <<'END'
use IO::Socket::INET;
my $web = IO::Socket::INET->new(Listen => 5, LocalAddr => "127.0.0.1", LocalPort => $ARGV[0], ReuseAddr => 1) or die $!;
while (my $client = $web->accept) {
    while (my $line = <$client>) { last if $line =~ /^\r?\n$/ }
    open(my $page, "<", "page.txt");
    print $client "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nIt is ", <$page>;
    close($client);
}
END
    write web.service <<END
[Unit]
Description=Serves the page
After=page.service

[Service]
ExecStart=$(command -v perl) web.pl $port
WorkingDirectory=$playground
Restart=always
MemoryMax=64M
HealthCheckURL=http://127.0.0.1:$port/
HealthCheckInterval=1s
END
}

# write_greeter GREETING
write_greeter() {
    write greeter.service <<END
[Unit]
Description=Greets when the page is there
After=web.service

[Service]
ExecStart=/bin/sh -c 'echo "\$GREETING, the page is up"; exec sleep infinity'
Environment="GREETING=$1"
END
}

show_change() {
    chapter "A change of one unit replaces that one alone"
    write_greeter "Good evening"
    run "git commit -q -a -m 'Greet in the evening' && git push -q origin main"
    run "gitproc --config ../config.yaml sync --wait"
    compare "$before" "$(pids)"
    run "gitproc --config ../config.yaml logs greeter"
}

show_broken_unit() {
    chapter "A broken unit does no harm: its last good version stays, and the message says what is wrong"
    run "sed -i 's/^ExecStart=/ExecStrat=/' web.service"
    run "git commit -q -a -m 'Mistype a directive' && git push -q origin main"
    run "gitproc --config ../config.yaml sync --wait || echo \"(exit code \$?)\""
    run "gitproc --config ../config.yaml status web"
}

show_rollback() {
    chapter "A rollback moves this host, and no branch"
    before=$(pids)
    run "gitproc --config ../config.yaml rollback $first -m 'just looking'"
    run "gitproc --config ../config.yaml sync --wait"
    run "gitproc --config ../config.yaml list"
    compare "$before" "$(pids)"
    run "gitproc --config ../config.yaml logs greeter -n 1"
}

farewell() {
    chapter "The same as JSON over the daemon's socket, $playground/gitproc.sock"
    api="curl -sS --unix-socket $playground/gitproc.sock http://gitproc/api/v1/units"
    if command -v curl >/dev/null; then run "$api"; else say "$api"; fi
    say "In a browser: $(sed -n 's/.*dashboard: //p' ../log/gitproc.log)"
    if [ "$stay" = yes ]; then linger; fi
    say "Ending: the services, the daemon, the folder."
}

# A signal ends a wait, but not the command that a shell runs in the foreground.
linger() {
    say "All of this runs until Ctrl-C. In another terminal, go to $playground/clone and push."
    sleep 2147483647 &
    sleeper=$!
    trap 'kill "$sleeper"; say "Ending: the services, the daemon, the folder."; exit 0' INT TERM HUP
    wait "$sleeper"
}

# --- how it is shown ----------------------------------------------------------------------------------------------

chapter() {
    printf '\n== %s\n\n' "$1"
}

say() {
    printf '# %s\n' "$1"
}

# run COMMAND: prints it as it could be typed, then runs it.
run() {
    printf '$ %s\n' "$1"
    eval "$1"
}

# write FILE: prints the command that makes it of the standard input, then makes it.
write() {
    printf "\$ cat >%s <<'END'\n" "$1"
    tee "$1"
    echo END
}

# Each unit with its pid, one a line.
pids() {
    gitproc --config ../config.yaml list -o json | sed 's/{"name":/\n&/g' |
        sed -n 's/^{"name":"\([^"]*\)".*"pid":\([0-9]*\),.*/\1 \2/p'
}

# compare BEFORE AFTER
compare() {
    say "The pids before and after:"
    echo "$1" | while read -r unit old; do
        new=$(echo "$2" | sed -n "s/^$unit //p")
        if [ "$old" = "$new" ]; then verdict="the same process"; else verdict=replaced; fi
        say "$(printf '    %-18s %7s %7s  %s' "$unit" "$old" "$new" "$verdict")"
    done
}

main "$@"
