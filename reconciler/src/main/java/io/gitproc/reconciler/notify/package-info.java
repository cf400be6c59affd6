/**
 * Tells others what people must know of this host: that a unit fails, a commit is refused, the remote is silent, and when that is
 * over.
 *
 * <p>Nothing is queued. Each {@link io.gitproc.reconciler.notify.Channel} remembers what it was told ({@code Told}, pure), and is
 * told what differs in the newest snapshot: so what comes and goes while a receiver is down costs nothing, the loop never waits,
 * and a failed delivery is simply still to be made. What a unit does again and again is one event; it is resolved when it has
 * been well for a while.
 *
 * <p>What was told is kept beside the state file, written after the delivery. So a daemon that starts does not tell it again,
 * but for the one event that was on its way when the last daemon died: that one may come twice, with the same {@code id}.
 *
 * <p>One thread a channel ({@link io.gitproc.reconciler.notify.Notifier}), which sleeps until the snapshot is new or something is
 * due. Secrets are read from their files at each delivery, and stand in no message.
 *
 * <p>May import: {@code model}, {@code reconciler.api} (its records), {@code reconciler.config}, {@code reconciler.os},
 * {@code reconciler.source} (its records), {@code reconciler.text}. Knows Jackson, Failsafe and the JDK's HTTP client.
 */
@NullMarked
package io.gitproc.reconciler.notify;

import org.jspecify.annotations.NullMarked;
