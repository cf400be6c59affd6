package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.Optional;

/**
 * A commit, with all that is said in it.
 *
 * @param parent the first one; empty for the first commit of all
 * @param message whole; hostile text, of any length up to a mebibyte
 * @param trailers of the message, in its order
 * @param signature for people: {@code not signed}, {@code signed}, {@code signed by ada@example.org, ED25519 SHA256:…}, or
 *     why it is not trusted
 * @param units those whose files it changes on this host, against its first parent
 */
public record CommitText(
        Revision revision,
        Optional<CommitId> parent,
        String message,
        List<Trailer> trailers,
        String signature,
        List<UnitName> units) {
    public CommitText {
        trailers = List.copyOf(trailers);
        units = List.copyOf(units);
    }

    /** {@code Reviewed-by: Ada}; hostile text. */
    public record Trailer(String key, String value) {}
}
