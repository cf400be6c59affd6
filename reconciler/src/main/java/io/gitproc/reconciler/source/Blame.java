package io.gitproc.reconciler.source;

import java.util.List;

/**
 * A unit as a host has it, and where each line of it is from.
 *
 * @param lines of all its files, in the order in which they count
 */
public record Blame(EffectiveUnit unit, List<Line> lines) {
    public Blame {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param path of its file, from the top of the repository
     * @param number in that file, from 1
     * @param text hostile
     */
    public record Line(String path, int number, String text, Origin origin) {}

    /**
     * Who wrote a line.
     *
     * @param commit that brought it
     * @param path of its file then; another one when the file was moved since
     * @param number in that file, from 1
     */
    public record Origin(Revision commit, String path, int number) {}
}
