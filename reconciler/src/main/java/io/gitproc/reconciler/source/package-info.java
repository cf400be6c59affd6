/**
 * Git, the source of the desired state.
 *
 * <p>Unit files are read from the object database at a commit, never from a work tree. What this host converges to is a
 * ref of its own, {@code refs/gitproc/target}; it follows the watched branch unless a person moved it back.
 *
 * <p>May import: {@code model}, {@code reconciler.config}. The only package that knows JGit.
 */
@NullMarked
package io.gitproc.reconciler.source;

import org.jspecify.annotations.NullMarked;
