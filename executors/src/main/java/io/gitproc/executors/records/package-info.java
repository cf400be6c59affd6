/**
 * The folders of invocations on disk: what every kernel writes down, and finds again after the daemon was away.
 *
 * <p>{@link io.gitproc.executors.records.InvocationFolders} keeps one folder an invocation, on any system that Java runs on.
 * What the records mean is said in {@link io.gitproc.executors.Records}.
 *
 * <p>May import: {@code io.gitproc.model}, {@code io.gitproc.executors}.
 */
@NullMarked
package io.gitproc.executors.records;

import org.jspecify.annotations.NullMarked;
