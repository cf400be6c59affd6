# Finding Java. Sourced by bin/gitproc and setup.sh.
# shellcheck shell=sh

JAVA_OLDEST=17

# Sets java_home, java_major and java_flags to the newest Java that has bin/$1 (java to run, javac to build); false
# when there is none of 17 or later. Of equals the first wins: JAVA_HOME, then the PATH, then /usr/lib/jvm. The flags
# allow what a newer one warns of on each start: native calls, and Unsafe.
newest_java() {
    java_home=
    java_major=$((JAVA_OLDEST - 1))
    for candidate in "${JAVA_HOME:-}" "$(java_on_path "$1")" /usr/lib/jvm/*; do
        if [ -x "$candidate/bin/$1" ]; then consider_java "$candidate"; fi
    done
    java_flags=
    if [ "$java_major" -ge 22 ]; then java_flags="--enable-native-access=ALL-UNNAMED"; fi
    if [ "$java_major" -ge 23 ]; then java_flags="$java_flags --sun-misc-unsafe-memory-access=allow"; fi
    [ -n "$java_home" ]
}

java_on_path() {
    program=$(command -v "$1") || return 0
    program=$(readlink -f "$program")
    echo "${program%/bin/*}"
}

# The release file says the version; asking each `java -version` would take longer than the command itself.
consider_java() {
    [ -r "$1/release" ] || return 0
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            prefer_java "$1" "${value%%[!0-9]*}"
        fi
    done <"$1/release"
}

prefer_java() {
    if [ "${2:-0}" -gt "$java_major" ]; then
        java_home=$1
        java_major=$2
    fi
}
