package io.gitproc.reconciler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a unit fared with one commit, by what the journal tells.
 *
 * @param commit that it was started from
 * @param isWell whether it passed a check, ended well, or ran until somebody stopped it
 * @param failure the first one, in words
 */
record Trial(String commit, boolean isWell, Optional<String> failure) {
    private static final String START = "start";
    private static final String CLEAN = "clean";

    /** One for each commit in turn, oldest first. */
    static List<Trial> of(List<JsonValue> entries) {
        List<Trial> trials = new ArrayList<>();
        for (JsonValue entry : entries) {
            if (isNewCommit(entry, trials)) {
                trials.add(new Trial(entry.word("commit"), false, Optional.empty()));
            } else if (!trials.isEmpty()) {
                int last = trials.size() - 1;
                trials.set(last, trials.get(last).with(entry));
            }
        }
        return trials;
    }

    private static boolean isNewCommit(JsonValue entry, List<Trial> trials) {
        return entry.word("kind").equals(START)
                && (trials.isEmpty() || !trials.get(trials.size() - 1).commit().equals(entry.word("commit")));
    }

    private Trial with(JsonValue entry) {
        return switch (entry.word("kind")) {
            case "ready", "healthy", "stop" -> new Trial(commit, true, failure);
            case "unhealthy" -> failed(entry);
            case "end" -> entry.word("outcome").equals(CLEAN) ? new Trial(commit, true, failure) : failed(entry);
            default -> this;
        };
    }

    private Trial failed(JsonValue entry) {
        return new Trial(commit, isWell, failure.or(() -> Optional.of(entry.word("words"))));
    }

    /** Whether it may be gone back to: one that was well for a while, and then failed, may not. */
    boolean isGood() {
        return isWell && failure.isEmpty();
    }
}
