package io.gitproc.reconciler.notify;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.text.Printable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What a receiver is told.
 *
 * @param id the same when it begins, when it is resolved, and when it is told twice
 * @param at when it began, or was resolved
 * @param key of what it is about
 * @param stage how far this host is with the commit; of {@link Topic#COMMIT} alone
 * @param message a sentence; comes in part from outside: one line, bounded
 * @param hint what to do; may be empty
 */
public record Event(
        String id,
        Instant at,
        Status status,
        String key,
        Topic topic,
        Optional<String> unit,
        Optional<CommitId> commit,
        Optional<Stage> stage,
        String message,
        String hint) {
    private static final int MESSAGE_MAX = 500;
    private static final int ID_BYTES = 8;

    public Event {
        message = Printable.cut(Printable.line(message), MESSAGE_MAX);
        hint = Printable.cut(Printable.line(hint), MESSAGE_MAX);
    }

    /** Whether it lasts. */
    public enum Status {
        FIRING,
        RESOLVED,
        /** It has come about, and has no end. */
        INFO;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Event firing(Condition condition, Instant since) {
        return of(condition, since, since, Status.FIRING, condition.message());
    }

    static Event resolved(Condition condition, Instant since, Instant now) {
        return of(condition, since, now, Status.RESOLVED, "resolved: " + condition.message());
    }

    private static Event of(Condition condition, Instant since, Instant at, Status status, String message) {
        return new Event(
                id(condition.key(), since),
                at,
                status,
                condition.key(),
                condition.topic(),
                condition.unit(),
                condition.commit(),
                Optional.empty(),
                message,
                status == Status.RESOLVED ? "" : condition.hint());
    }

    static Event of(Progress progress, Instant now) {
        return new Event(
                id(progress.commit().value() + " " + progress.stage().word(), Instant.EPOCH),
                now,
                Status.INFO,
                progress.commit().value(),
                Topic.COMMIT,
                Optional.empty(),
                Optional.of(progress.commit()),
                Optional.of(progress.stage()),
                progress.words(),
                "");
    }

    private static String id(String key, Instant since) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((key + " " + since).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
