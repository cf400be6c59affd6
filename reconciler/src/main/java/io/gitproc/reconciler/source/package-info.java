/**
 * Git, the source of the desired state.
 *
 * <p>Unit files are read from the object database at a commit, never from a work tree: no hook, filter, symbolic link or
 * half-saved file can come between. What this host converges to is a ref of its own, {@code refs/gitproc/target}. It follows
 * the watched branch, unless the head is refused, or a person moved it back and the branch still has what was wrong: the
 * commits under {@code refs/gitproc/rejected/} say what that is. A person may also keep it where it is: a tag under
 * {@code refs/gitproc/frozen/} says who, why and until when. There is no other memory. Each answer is a function of the
 * refs and the time, and so the same for every daemon.
 *
 * <p>One repository serves many hosts. {@code Layers} finds the folders that are for this one, {@code Composition} decides which
 * file counts where, and a unit is what {@code UnitParser} makes of its {@code UnitFiles}. All of it is incremental by object id:
 * {@code Folders} walks only what differs from the tree before, {@code Composed} puts only that together again, and {@code UnitParsing}
 * and {@code Orderings} know what they have seen.
 *
 * <p>From the outside in: {@code GitSource} has the threads, {@code Tracker} survives what happens to the repository,
 * {@code OpenRepository} reads the refs, describes them and moves them; {@code Loader} makes units of a commit,
 * {@code LastGood} finds what stands in for a broken one, {@code TargetDecision} and {@code Quarantine} decide, and
 * {@code Rollback} and {@code Freezes} do what a person asked, and {@code Publication}, which alone ever moves a branch,
 * along with its {@code WorkTree}. All but the first work on one thread, and are tested without
 * any. Beside them, {@code Revisions} and {@code Draft} answer questions without a daemon, of commits and of files not
 * committed yet, with the same {@code Loader}.
 *
 * <p>May import: {@code model}, {@code reconciler.config}, {@code reconciler.os}, {@code reconciler.text}, {@code
 * reconciler.trust}. The only package that knows JGit.
 */
@NullMarked
package io.gitproc.reconciler.source;

import org.jspecify.annotations.NullMarked;
