package io.gitproc.reconciler.source;

import java.util.Comparator;

/**
 * For how many hosts a file counts. Of two levels the later one wins: a host wins over its groups, and those over what is
 * common. Among groups the label decides, by the alphabet.
 *
 * @param name of the host, or the label; empty for what is common
 */
public record Level(Kind kind, String name) implements Comparable<Level> {
    static final Level COMMON = new Level(Kind.COMMON, "");

    /** In the order of precedence. */
    public enum Kind {
        COMMON,
        GROUP,
        HOST
    }

    static Level group(String label) {
        return new Level(Kind.GROUP, label);
    }

    static Level host(String name) {
        return new Level(Kind.HOST, name);
    }

    /** Of a file, by where it stands. */
    static Level of(String path) {
        String[] folders = path.split("/", 3);
        if (folders.length == 3 && folders[0].equals(Layers.GROUPS)) {
            return group(folders[1]);
        }
        return folders.length == 3 && folders[0].equals(Layers.HOSTS) ? host(folders[1]) : COMMON;
    }

    @Override
    public int compareTo(Level other) {
        return Comparator.comparing(Level::kind).thenComparing(Level::name).compare(this, other);
    }

    /** For people: {@code group eu}. */
    @Override
    public String toString() {
        return switch (kind) {
            case COMMON -> "all hosts";
            case GROUP -> "group " + name;
            case HOST -> "host " + name;
        };
    }
}
