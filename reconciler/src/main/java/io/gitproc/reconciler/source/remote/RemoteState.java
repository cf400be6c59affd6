package io.gitproc.reconciler.source.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old what we know of the remote is. Immutable; pure.
 *
 * @param url the first one, as it is configured
 * @param success the last one, also of an earlier daemon; empty when nothing was ever fetched
 * @param failure the newest one, when it is newer than the last success
 * @param underWay how far the fetch is that goes on while this is looked at
 */
public record RemoteState(
        String url,
        Freshness freshness,
        Optional<Success> success,
        Optional<Failure> failure,
        Optional<FetchProgress> underWay) {

    /** How much it matters. */
    public enum Freshness {
        /** This daemon has not fetched yet. */
        PENDING("pending"),
        FRESH("fresh"),
        /** The last fetch failed; one that fails now and then is nothing. */
        FAILING("failing"),
        /** Nothing was fetched for so long that people must know. */
        STALE("stale");

        private final String word;

        Freshness(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * A fetch that ended well, whether it brought anything or not.
     *
     * @param from the URL that answered; empty when an earlier daemon asked
     */
    public record Success(Instant at, Optional<String> from) {}

    /**
     * Fetches that failed.
     *
     * @param since the first one in a row
     * @param sentence cause of the newest
     * @param hint what to do; may be empty
     */
    public record Failure(Instant since, String sentence, String hint) {}

    /** Before the first fetch of a daemon. */
    public static RemoteState pending(String url, Optional<Instant> fetched) {
        return new RemoteState(
                url,
                Freshness.PENDING,
                fetched.map(at -> new Success(at, Optional.empty())),
                Optional.empty(),
                Optional.empty());
    }

    /** A fetch from this URL ended well. */
    public RemoteState succeeded(Instant now, String from) {
        return new RemoteState(
                url,
                Freshness.FRESH,
                Optional.of(new Success(now, Optional.of(from))),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A fetch failed.
     *
     * @param patience how long nothing need be fetched before that is worth a word; none when nothing ever was
     */
    public RemoteState failed(Instant now, Duration patience, String sentence, String hint) {
        Instant since = failure.map(Failure::since).orElse(now);
        boolean isStale =
                success.filter(last -> last.at().plus(patience).isAfter(now)).isEmpty();
        return new RemoteState(
                url,
                isStale ? Freshness.STALE : Freshness.FAILING,
                success,
                Optional.of(new Failure(since, sentence, hint)),
                Optional.empty());
    }

    /** The same, while a fetch is so far. */
    public RemoteState with(Optional<FetchProgress> progress) {
        return new RemoteState(url, freshness, success, failure, progress);
    }

    /** Whether people must know. */
    public boolean isStale() {
        return freshness == Freshness.STALE;
    }

    /** Since when nothing new can have come: the last success, or else the first failure. */
    public Optional<Instant> staleSince() {
        return success.map(Success::at).or(() -> failure.map(Failure::since));
    }
}
