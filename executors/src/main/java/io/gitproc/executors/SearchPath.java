package io.gitproc.executors;

import java.nio.file.Path;
import java.util.List;

/** Where a program is looked for that a unit names without a folder: the {@code $PATH} of systemd.exec(5). */
public final class SearchPath {
    public static final String TEXT = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public static final List<Path> FOLDERS =
            List.of(TEXT.split(":", -1)).stream().map(Path::of).toList();

    private SearchPath() {}
}
