/**
 * Brings the commits of another repository into ours.
 *
 * <p>It only ever moves {@code refs/remotes/origin/<branch>}: what follows from that is the business of
 * {@code reconciler.source}, which watches the ref, and never waits for a network. So a remote that hangs delays nothing
 * that this host can do by itself, and a boot needs none.
 *
 * <p>{@code Fetcher} says when, {@code Origins} from where (fail-over, retry, time limit, circuit breaker). All of them know time
 * from the clock and the scheduler that they are given alone, so a simulated world can give them its own: Failsafe takes a
 * scheduler for its retries, and its breaker, which reads the clock of the machine, stays open until the scheduler ends that.
 * {@code Link} is the way there and back; that of a daemon is {@code NetworkLink}: {@code Transfer} does one fetch with the
 * transports of JGit,
 * {@code LocalClone} is what it fetches into, {@code SshAccess}, {@code FileCredentials} and {@code SmartHttp} say whom to
 * believe and who we are. {@code RemoteState} is what came of it, {@code FetchFault} puts failures into words, and
 * {@code FetchedSource} joins both into one source.
 *
 * <p>The remote is not trusted: each object and each pack that it sends is bounded, and no hook, filter, submodule or
 * configuration of any user is read.
 *
 * <p>May import: {@code model}, {@code executors.records}, {@code reconciler.source}, {@code reconciler.config},
 * {@code reconciler.os}, {@code reconciler.text}. Knows JGit and Failsafe.
 */
@NullMarked
package io.gitproc.reconciler.source.remote;

import org.jspecify.annotations.NullMarked;
