package io.gitproc.executors;

import io.gitproc.model.unit.FileMode;

/**
 * A directory that is made, with its parents, before a service starts.
 *
 * @param path absolute
 * @param uid of the owner
 * @param gid of the owning group
 */
public record ServiceDirectory(String path, FileMode mode, long uid, long gid) {}
