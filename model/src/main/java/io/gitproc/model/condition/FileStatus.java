package io.gitproc.model.condition;

/**
 * What a path leads to.
 *
 * @param size in bytes
 * @param executable whether anybody may execute it, by its mode
 */
public record FileStatus(Kind kind, long size, boolean executable) {

    /** As in stat(2). */
    public enum Kind {
        FILE,
        DIRECTORY,
        SOCKET,
        OTHER
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
