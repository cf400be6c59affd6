/**
 * What was done on this host, by whom and with which outcome: an append-only record for people.
 *
 * <p>A {@link io.gitproc.reconciler.journal.Batch} is what a turn has to tell; the {@link
 * io.gitproc.reconciler.journal.Ledger} passes over what was told before, so that a daemon that is killed anywhere and
 * started again tells each start and each end once. {@link io.gitproc.reconciler.journal.JournalWriter} writes the rest
 * into segments of JSON lines, on the thread of {@link io.gitproc.reconciler.journal.JournalFile}; {@link
 * io.gitproc.reconciler.journal.History} reads them, newest first.
 *
 * <p>Nothing here is ever read to decide what to do. A line that cannot be read is passed over and counted.
 *
 * <p>May import: {@code model}, {@code reconciler.os}, {@code reconciler.text}.
 */
@NullMarked
package io.gitproc.reconciler.journal;

import org.jspecify.annotations.NullMarked;
