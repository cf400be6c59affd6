package io.gitproc.reconciler.dashboard;

import java.util.Optional;

/**
 * One thing that is known.
 *
 * @param stamp when, beside the words
 * @param commit which, beside the words
 */
public record Fact(String label, String words, Optional<Stamp> stamp, Optional<CommitLine> commit) {
    static Fact of(String label, String words) {
        return new Fact(label, words, Optional.empty(), Optional.empty());
    }

    static Fact of(String label, String words, Stamp stamp) {
        return new Fact(label, words, Optional.of(stamp), Optional.empty());
    }

    static Fact of(String label, CommitLine commit) {
        return new Fact(label, commit.subject(), Optional.empty(), Optional.of(commit));
    }
}
