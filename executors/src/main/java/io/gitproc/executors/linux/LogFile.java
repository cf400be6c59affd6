package io.gitproc.executors.linux;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Where the output of a unit goes.
 *
 * @param path its launchers write there, and rotate to the same name with {@code .1}, {@code .2}, … at its end
 * @param group who may read it besides its owner; when empty, nobody
 */
record LogFile(Path path, OptionalLong group) {}
