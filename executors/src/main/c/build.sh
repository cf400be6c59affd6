#!/bin/sh
# Compiles the launcher: build.sh TARGET-FOLDER; or another program: build.sh TARGET-FOLDER SOURCE. Does nothing when the
# program is newer than its source.
# CC names another compiler, or none to do without the launcher; CFLAGS adds to the flags.
set -eu

here=$(dirname "$0")
source=${2:-$here/gitproc-init.c}
name=$(basename "$source" .c)
program=$1/$name
log=$1/$name-static-link.log

refuse() {
    echo "$name: $1" >&2
    echo "    help: $2" >&2
    exit 1
}

is_current() {
    [ -x "$program" ] && [ -z "$(find "$here" "$source" -type f -newer "$program")" ]
}

# Written under another name first: a half-written launcher is never seen by a test or a packer.
compile() {
    # shellcheck disable=SC2086 # CFLAGS and CC are lists of words
    $compiler -std=gnu11 -Os -Wall -Wextra -Werror -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
        -fno-plt -s -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack ${CFLAGS:-} "$@" -o "$program.new" "$source" &&
        mv -f "$program.new" "$program"
}

compiler=${CC:-cc}

# Elsewhere it would not run, and services are held by the portable kernel.
if [ "$(uname -s)" != Linux ]; then exit 0; fi

# Asked for, so that nobody loses the isolation of his services for want of a package.
if [ "$compiler" = none ]; then
    rm -f "$program"
    exit 0
fi

if is_current; then exit 0; fi
command -v "${compiler%% *}" >/dev/null 2>&1 || refuse \
    "cannot be compiled: no C compiler ($compiler) on the PATH" \
    "install one (Debian, Ubuntu: apt-get install gcc libc6-dev), name it in CC, or do without isolation by CC=none"

mkdir -p "$1"
# Static is smaller in memory for each service and independent of the host's libc; not every libc offers it.
if (compile -static) 2>"$log"; then
    rm -f "$log"
    exit 0
fi
compile -fPIE -pie || refuse "cannot be compiled from $source" "the compiler's words are above; the static try's are in $log"
