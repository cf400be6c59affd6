# An archive of loaded classes, with which a JVM starts sooner. Sourced by bin/gitproc, which sets jar and java_home.
# shellcheck shell=sh

# Sets archive to the one of this Java and these jars, which may not be there. Root takes none from a home: whoever
# owns that could have put anything into it.
find_archive() {
    if [ "$(id -u)" -eq 0 ]; then
        cache=/var/cache/gitproc
    else
        cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/gitproc
    fi
    stamps=$(stat -c %Y.%s "${jar:?}" "${java_home:?}/lib/modules" 2>/dev/null) || stamps=none
    archive=$cache/classes-${stamps%%[!0-9.]*}-${stamps##*[!0-9.]}.jsa
    quiet="-Xlog:cds=off -Xlog:cds+dynamic=off"
}

# Whether it is there, and nobody else's.
has_archive() {
    [ -r "$archive" ] && [ -O "$archive" ]
}

# Makes it by a run of "$@", a JVM with arguments that ends well; of those that nobody used for a month it removes the others.
make_archive() {
    mkdir -p "$cache" 2>/dev/null || return 0
    chmod 700 "$cache" 2>/dev/null || return 0
    find "$cache" -name 'classes-*' -atime +30 -delete 2>/dev/null || true
    program=$1
    shift
    # shellcheck disable=SC2086 # quiet is a list of words
    if "$program" "-XX:ArchiveClassesAtExit=$archive.$$" $quiet "$@" >/dev/null 2>&1 && [ -s "$archive.$$" ]; then
        mv -f "$archive.$$" "$archive"
    else
        rm -f "$archive.$$"
    fi
}
