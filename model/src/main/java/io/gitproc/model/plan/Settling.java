package io.gitproc.model.plan;

import io.gitproc.model.unit.Directives;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The first moments of a service that says in no way that it is ready: it is still to settle.
 *
 * <p>All that is known of it is that its process runs, which is also true of one that is about to crash. It counts as
 * settled when it has stayed up for a second, as with supervisord ({@code startsecs}, whose default that is). Nothing is
 * held up by it: what is after it starts at once.
 */
final class Settling {
    private static final Duration TIME = Duration.ofSeconds(1);

    private Settling() {}

    /** Empty for one that has none: its word, its health check or its end tells more. */
    static Optional<Instant> end(Invocation invocation) {
        boolean tells = switch (invocation.spec().get(Directives.TYPE)) {
            case ONESHOT, NOTIFY -> true;
            case SIMPLE, EXEC ->
                invocation.spec().get(Directives.HEALTH_CHECK_URL).isPresent();
        };
        return tells
                ? Optional.empty()
                : invocation.main().map(main -> main.since().plus(TIME));
    }
}
