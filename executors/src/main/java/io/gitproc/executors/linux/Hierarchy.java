package io.gitproc.executors.linux;

import java.nio.file.Path;

/**
 * A tree of cgroups.
 *
 * @param root our part of it: the folder below which everything is ours; it need not exist
 */
record Hierarchy(Path root, CgroupVersion version) {}
