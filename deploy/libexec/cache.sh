# Where is kept what only makes the command quicker. Sourced by bin/gitproc.
# shellcheck shell=sh

# Sets user, and cache, a folder that may not be there. Root takes none from a home: whoever owns that could have put anything into it.
find_cache() {
    user=$(id -u)
    if [ "$user" -eq 0 ]; then
        cache=/var/cache/gitproc
    else
        cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/gitproc
    fi
}

make_cache() {
    { mkdir -p "$cache" && chmod 700 "$cache"; } 2>/dev/null
}
