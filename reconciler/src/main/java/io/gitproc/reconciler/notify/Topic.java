package io.gitproc.reconciler.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an event is about. The word is read by programs: it never changes. */
public enum Topic {
    /** It ended badly, and is not tried again, or again and again. */
    UNIT_FAILED,
    /** Its health check fails. */
    UNIT_UNHEALTHY,
    /** Its file is rejected, or asks for what this host has not. */
    UNIT_REJECTED,
    /** Its new version failed, and the old one is back. */
    UPDATE_FAILED,
    /** A commit is not taken: unverified, or a guard waits for an approval. */
    COMMIT_REFUSED,
    /** The repository cannot be read. */
    SOURCE,
    /** The remote does not answer. */
    REMOTE_STALE,
    ROLLED_BACK,
    PAUSED,
    PINNED,
    /** What is done cannot be written down. */
    JOURNAL,
    /** How far this host is with a commit. */
    COMMIT;

    /** {@code unit-failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Topic> parse(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.word().equals(word))
                .findFirst();
    }

    /** By the kind of a notice; empty for one that nobody need be called for. */
    static Optional<Topic> ofNotice(String kind) {
        return switch (kind) {
            case "refused" -> Optional.of(COMMIT_REFUSED);
            case "source" -> Optional.of(SOURCE);
            case "stale" -> Optional.of(REMOTE_STALE);
            case "rolled-back" -> Optional.of(ROLLED_BACK);
            case "paused" -> Optional.of(PAUSED);
            case "pinned" -> Optional.of(PINNED);
            case "journal" -> Optional.of(JOURNAL);
            default -> Optional.empty(); // Others are told of the unit they are about, or of no interest.
        };
    }
}
