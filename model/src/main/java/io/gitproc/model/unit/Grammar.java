package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;

/** How the lines of one directive become its value, and back. */
interface Grammar<T> {

    /**
     * The value that the lines give.
     *
     * @param lines the assignments of one directive in the order of the file; may be none
     * @return empty when none of them gives a value: then the default stays
     */
    Optional<T> read(List<Assignment> lines, Diagnostics out);

    /** The right sides of lines that {@link #read} turns into an equal value. */
    List<String> write(T value);

    /** Text that is not changed by specifiers when it is read. */
    static String escapePercent(String text) {
        return text.replace("%", "%%");
    }
}
