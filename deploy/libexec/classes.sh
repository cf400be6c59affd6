# An archive of loaded classes, with which a JVM starts sooner. Sourced by bin/gitproc, which sets home, jar, java_home
# and java_major.
# shellcheck shell=sh

# Sets archive to the one of this Java and these jars, which may not be there. All jars of a build have one time, so a size
# alone would not tell two builds of ours apart.
find_archive() {
    find_cache
    stamp=$({ cat "${home:?}"/lib/gitproc-*.jar && stat -c '%n %s %Y' "$home"/lib/*.jar "${java_home:?}/lib/modules"; } \
        2>/dev/null | cksum)
    archive=${cache:?}/classes-${stamp% *}-${stamp#* }.jsa
    quiet=-Xlog:cds=off
    if [ "${java_major:?}" -ge 25 ]; then quiet="$quiet -Xlog:aot=off"; fi
}

# Whether it is there, and nobody else's.
has_archive() {
    [ -r "$archive" ] && [ -O "$archive" ]
}

# Makes it; of those that nobody used for a month it removes the others. "$@" is the JVM with its flags.
make_archive() {
    make_cache || return 0
    find "$cache" -type f -atime +30 -delete 2>/dev/null || true
    draft=$archive.$$
    list_classes "$@" >"$draft.list"
    # shellcheck disable=SC2086 # quiet is a list of words
    if "$@" $quiet -Xshare:dump "-XX:SharedClassListFile=$draft.list" "-XX:SharedArchiveFile=$draft" -cp "${jar:?}" \
        >/dev/null 2>&1 && [ -s "$draft" ]; then
        mv -f "$draft" "$archive"
    fi
    rm -f "$draft" "$draft.list" "$draft.verb"
}

# What the JDK would archive by itself, and what these verbs load. What is prepared for a class besides, on lines with an @, has
# that of picocli left out: its classes are of Java 5, and such a one must not be linked before.
list_classes() {
    {
        cat "$java_home/lib/classlist" || true
        for verb in 'list -o json' status history; do
            # shellcheck disable=SC2086 # verb is a list of words
            "$@" "-XX:DumpLoadedClassList=$draft.verb" -cp "$jar" io.gitproc.reconciler.Main $verb \
                ${config:+--config "$config"} >/dev/null || true
            cat "$draft.verb" || true
        done
    } 2>/dev/null | sed -e 's/ id: [0-9]*$//' -e '/^@[^ ]* picocli/d' | awk '/^@/ || !seen[$0]++'
}
