# Set-up and build of a checkout. Sourced by bin/gitproc and test, which set `home` to the deploy folder.
# shellcheck shell=sh

# shellcheck source-path=SCRIPTDIR source=java.sh
. "${home:?}/libexec/java.sh"

root=$(cd "$home/.." && pwd -P)
target=$home/target
log=$target/build.log
built=$target/built

EXIT_FAILED=1
EXIT_UNAVAILABLE=69

say() {
    echo "gitproc: $*" >&2
}

unavailable() {
    say "$*"
    exit "$EXIT_UNAVAILABLE"
}

# Installs what a build needs and the machine lacks; as an ordinary user, names the command that would.
set_up() {
    mkdir -p "$target" 2>/dev/null || true
    if ! [ -w "$target" ]; then unavailable "cannot build: no permission to write $target"; fi
    look_for_tools
    if [ -n "$packages" ]; then
        install_packages
        look_for_tools
    fi
    if [ -n "$absent" ]; then unavailable "cannot build without $absent"; fi
    export JAVA_HOME="$java_home" MAVEN_OPTS="${MAVEN_OPTS:-} $java_flags"
}

look_for_tools() {
    absent=
    packages=
    newest_java javac || lacks "a JDK ($JAVA_OLDEST or later)" jdk
    command -v mvn >/dev/null || lacks "Maven" maven
    command -v git >/dev/null || lacks "git" git
    if needs_compiler; then command -v "${CC:-cc}" >/dev/null || lacks "a C compiler" "gcc libc6-dev"; fi
}

# The launcher is of Linux; with CC=none services are run without it, and without isolation.
needs_compiler() {
    [ "$(uname -s)" = Linux ] && [ "${CC:-}" != none ]
}

lacks() {
    absent="${absent:+$absent, }$1"
    packages="${packages:+$packages }$2"
}

install_packages() {
    if ! command -v apt-get >/dev/null; then
        unavailable "cannot build without $absent; install it with this system's package manager"
    fi
    if [ "$(id -u)" -ne 0 ]; then
        name_jdk
        unavailable "cannot build without $absent; to install, type
    sudo sh -c 'apt-get update && apt-get install -y $packages'"
    fi
    say "installing $absent with apt-get"
    logged apt-get update -qq
    name_jdk
    # shellcheck disable=SC2086 # packages is a list of words
    logged env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages
}

# A browser for the tests of the dashboard: they are skipped without one, loudly.
look_for_browser() {
    if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then return 0; fi
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        say "installing chromium for the tests of the dashboard with apt-get"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            chromium chromium-driver; } >"$log" 2>&1 || true
    fi
    command -v chromedriver >/dev/null ||
        say "NO BROWSER: the tests of the dashboard in one are skipped; to have them: apt-get install chromium chromium-driver"
}

# Each release has another JDK; known for certain only after the package lists are there.
name_jdk() {
    case " $packages " in *" jdk "*) ;; *) return 0 ;; esac
    jdk=default-jdk-headless
    for major in 17 21 25; do
        if apt-cache show "openjdk-$major-jdk-headless" >/dev/null 2>&1; then jdk=openjdk-$major-jdk-headless; fi
    done
    packages=$jdk${packages#jdk}
}

# Builds deploy/target/gitproc unless it is newer than all that it is made of. Of several at once, one builds and the
# others wait.
build_when_stale() {
    if is_built; then return 0; fi
    set_up
    ( if command -v flock >/dev/null; then flock 9; fi; is_built || build ) 9>"$target/build.lock" </dev/null
}

# A folder counts too: that is how a deleted file shows.
is_built() {
    [ -f "$built" ] && [ -x "$target/gitproc/bin/gitproc" ] && [ -z "$(newer_sources | head -n 1)" ]
}

newer_sources() {
    find "$root/pom.xml" "$root/.mvn" "$root"/*/pom.xml "$root"/model/src/main "$root"/executors/src/main \
        "$root"/reconciler/src/main "$home/bin" "$home/etc" "$home/libexec" "$home/share" "$home/src/assembly" \
        -newer "$built" 2>/dev/null
}

build() {
    if [ -f "$built" ]; then say "building (sources changed)"; else say "building (first use, about a minute)"; fi
    build_begins
    cd "$root" || exit "$EXIT_FAILED"
    logged mvn -B -ntp -q -pl deploy -am package -Dmaven.test.skip=true -Djacoco.skip=true
    build_ends
}

# The mark is as old as the beginning, so that a source that is saved during the build counts as newer.
build_begins() {
    touch "$built.new"
}

build_ends() {
    mv -f "$built.new" "$built"
}

# Maven's closing advice would push what went wrong out of sight.
logged() {
    if ! "$@" >"$log" 2>&1; then
        grep -vE '^\[ERROR\] *$|\[Help [0-9]\]|Re-run Maven|re-run Maven|For more information|After correcting|mvn <args>' "$log" |
            tail -n 30 >&2
        say "failed: $*; the whole log: $log"
        exit "$EXIT_FAILED"
    fi
}
