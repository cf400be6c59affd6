package io.gitproc.model.condition;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What stands where on a host. Paths are absolute. What may not be looked at is not there: nothing here fails.
 */
public interface FileTree {

    /** What the path leads to, links followed; empty when it leads nowhere. */
    Optional<FileStatus> status(String path);

    /** Whether the path itself is a symbolic link. */
    boolean isSymbolicLink(String path);

    /** The path without links; empty when it leads nowhere. */
    Optional<String> realPath(String path);

    /**
     * Names in a directory, without {@code .} and {@code ..}, in no order; none when it is no directory.
     *
     * @param most how many at most are given
     */
    List<String> names(String directory, Predicate<String> wanted, int most);
}
