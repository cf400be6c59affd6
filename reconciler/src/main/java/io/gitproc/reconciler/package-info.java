/**
 * The daemon: one thread that looks, plans and acts, and what it says to the others.
 *
 * <p>{@link io.gitproc.reconciler.Reconciler} is the loop's body: a turn takes what is declared and what people ask,
 * observes the host, plans, carries out what is ready and looks again until nothing is. Every other thread hands over
 * through the {@link io.gitproc.reconciler.Inbox} and reads the {@link io.gitproc.reconciler.api.Snapshot}.
 * {@link io.gitproc.reconciler.Daemon} puts the parts together; nothing else knows them all.
 *
 * <p>May import: {@code model}, {@code executors}, {@code reconciler.source}, {@code reconciler.health},
 * {@code reconciler.state}, {@code reconciler.journal}, {@code reconciler.config}, {@code reconciler.metrics}, {@code reconciler.notify}, {@code reconciler.os}, {@code reconciler.api}; {@code Main} alone: {@code
 * reconciler.cli}.
 */
@NullMarked
package io.gitproc.reconciler;

import org.jspecify.annotations.NullMarked;
