package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.time.Instant;

/**
 * A commit, with what people want to know of it.
 *
 * @param author the name, without the address
 * @param subject the first line of the message; hostile text
 * @param at when it was committed
 */
public record Revision(CommitId id, String author, String subject, Instant at) {

    /** A commit of which nothing but the id is known yet: no author, no subject. */
    public static Revision named(CommitId id) {
        return new Revision(id, "", "", Instant.EPOCH);
    }
}
