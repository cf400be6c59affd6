package io.gitproc.executors.portable;

import java.nio.file.Path;

/**
 * Where a kernel keeps its things.
 *
 * @param runtimeDirectory a folder for each invocation; only our user may write there
 * @param logDirectory the output of each unit, in {@code <unit>.log}
 */
public record PortableSettings(Path runtimeDirectory, Path logDirectory) {}
