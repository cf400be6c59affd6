package io.gitproc.reconciler;

import io.gitproc.reconciler.source.remote.RemoteState;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What is new of the remote, in words: one line when it is out of reach for long, one when it is back. */
final class RemoteLines {
    private RemoteLines() {}

    static List<String> between(Optional<RemoteState> before, RemoteState now) {
        boolean wasStale = before.filter(RemoteState::isStale).isPresent();
        if (now.isStale()) {
            return wasStale ? List.of() : List.of("remote: " + stale(now));
        }
        return wasStale ? List.of("remote: fetched again" + source(now)) : switched(before, now);
    }

    /** A mirror stands in, or does not any more. */
    private static List<String> switched(Optional<RemoteState> before, RemoteState now) {
        Optional<String> from = from(now);
        boolean isKnown = from.equals(before.flatMap(RemoteLines::from).or(() -> Optional.of(now.url())));
        return from.isEmpty() || isKnown ? List.of() : List.of("remote: fetched" + source(now));
    }

    private static Optional<String> from(RemoteState state) {
        return state.success().flatMap(RemoteState.Success::from);
    }

    private static String source(RemoteState now) {
        return from(now).map(url -> " from " + url).orElse("");
    }

    /** Since when nothing new can have come, and why. */
    static String stale(RemoteState remote) {
        String since = remote.staleSince()
                .map(at -> "stale since " + at.truncatedTo(ChronoUnit.SECONDS))
                .orElse("stale");
        return since
                + remote.failure().map(failure -> ": " + failure.sentence()).orElse("");
    }
}
