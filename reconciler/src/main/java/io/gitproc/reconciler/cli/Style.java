package io.gitproc.reconciler.cli;

import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.api.Look;
import io.gitproc.reconciler.api.Sync;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether words are coloured, and how. */
enum Style {
    PLAIN,
    COLOURED;

    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String RED = "31";
    private static final List<String> NEUTRAL = List.of("36", "35", "34", "96", "95", "94");
    private static final String DIM = "2";
    private static final String BOLD = "1";

    /** By no-color.org and bixense.com/clicolors: a wish against colours wins, then one for them, then what reads. */
    static Style of(Map<String, String> variables, boolean terminal) {
        if (!variables.getOrDefault("NO_COLOR", "").isEmpty()) {
            return PLAIN;
        }
        if (!variables.getOrDefault("CLICOLOR_FORCE", "0").matches("0|")) {
            return COLOURED;
        }
        return terminal && !variables.getOrDefault("TERM", "").equals("dumb") ? COLOURED : PLAIN;
    }

    static Style of(Look look) {
        return look.coloured() ? COLOURED : PLAIN;
    }

    /** A word that a unit's state, its health or the host's sync has. Unknown ones stay as they are. */
    String word(String word) {
        return switch (this) {
            case PLAIN -> word;
            case COLOURED -> code(word).map(code -> paint(code, word)).orElse(word);
        };
    }

    /** One of a few colours that do not mean anything, by a number. */
    String nth(int number, String text) {
        return paint(NEUTRAL.get(number % NEUTRAL.size()), text);
    }

    String success(String text) {
        return paint(GREEN, text);
    }

    String loud(String text) {
        return paint(YELLOW, text);
    }

    String failure(String text) {
        return paint(RED, text);
    }

    String heading(String text) {
        return paint(BOLD, text);
    }

    String faint(String text) {
        return paint(DIM, text);
    }

    private String paint(String code, String text) {
        return switch (this) {
            case PLAIN -> text;
            case COLOURED -> "\u001b[" + code + "m" + text + "\u001b[0m";
        };
    }

    private static Optional<String> code(String word) {
        return state(word)
                .map(Style::code)
                .or(() -> health(word).map(Style::code))
                .or(() -> sync(word).map(Style::code));
    }

    private static Optional<UnitState> state(String word) {
        return Arrays.stream(UnitState.values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    private static Optional<Health> health(String word) {
        return Arrays.stream(Health.values())
                .filter(health -> health.word().equals(word))
                .findFirst();
    }

    private static Optional<Sync> sync(String word) {
        return Arrays.stream(Sync.values())
                .filter(sync -> sync.word().equals(word))
                .findFirst();
    }

    private static String code(UnitState state) {
        return switch (state) {
            case RUNNING, EXITED, SCHEDULED -> GREEN;
            case STARTING, STOPPING, WAITING, BACKOFF, HELD -> YELLOW;
            case CRASH_LOOP, FAILED, REJECTED -> RED;
            case STOPPED -> DIM;
        };
    }

    private static String code(Health health) {
        return switch (health) {
            case HEALTHY -> GREEN;
            case STARTING, UNKNOWN -> YELLOW;
            case UNHEALTHY -> RED;
            case NONE -> DIM;
        };
    }

    private static String code(Sync sync) {
        return switch (sync) {
            case SYNCED -> GREEN;
            case PROGRESSING, HELD, ROLLED_BACK, STALE -> YELLOW;
            case PARTIAL, BLOCKED -> RED;
        };
    }
}
