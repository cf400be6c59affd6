/**
 * What people see of a host in a browser.
 *
 * <p>A page is a record, made of the newest snapshot and of the journal, and a template that shows it (folder {@code jte},
 * made into classes by the build). The records decide: which words, which order, which links. The templates repeat and place
 * them. Each page is whole without a script; the one script puts in the row of a unit that the host tells of, and asks for the
 * rest of the page when that changes too.
 *
 * <p>All that comes from outside is hostile: the templates escape it for where it stands, {@link
 * io.gitproc.reconciler.dashboard.PrintableOutput} lets nothing through that is not printable, and the records cut it.
 *
 * <p>There is no way from here to anything that changes the host.
 *
 * <p>May import: {@code model}, {@code executors.Resources}, {@code reconciler.api} (what is shown, and nothing that acts), {@code reconciler.config},
 * {@code reconciler.health}, {@code reconciler.journal} and {@code reconciler.source} (their records), {@code reconciler.text}. The only package that knows
 * the template engine.
 */
@NullMarked
package io.gitproc.reconciler.dashboard;

import org.jspecify.annotations.NullMarked;
