package io.gitproc.reconciler.config;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which host this is among those that share a repository.
 *
 * @param name of its folder in {@code hosts/}
 * @param labels of its folders in {@code groups/}
 * @param id the same for as long as the host is the same, whatever its name is
 */
public record HostIdentity(String name, SortedSet<String> labels, String id) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");

    public HostIdentity {
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }

    /** Whether the text can be a name or a label: a folder can have it on every system. */
    public static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }
}
