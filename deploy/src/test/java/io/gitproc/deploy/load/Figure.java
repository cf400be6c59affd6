package io.gitproc.deploy.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * A row of the table "load" in {@code fixtures/README.md}: printed by each run, and written there by
 * {@code mvn -q verify -pl deploy -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false '-Dit.test=io.gitproc.deploy.load.*IT'
 * -Dfailsafe.failIfNoSpecifiedTests=false -Dfigures.rewrite=true}.
 *
 * @param what was measured; the key of the row
 */
record Figure(String what) {
    private static final Path PAGE = Path.of("..", "fixtures", "README.md");
    private static final String END = "<!-- /load -->";

    static Figure of(String what) {
        return new Figure(what);
    }

    void is(Duration taken, Duration bound) {
        is(words(taken), words(bound));
    }

    private static String words(Duration time) {
        double millis = time.toNanos() / 1e6;
        return millis < 100
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }

    void is(String figure, String bound) {
        System.out.printf("%-72s %16s (at most %s)%n", what, figure, bound);
        if (Boolean.getBoolean("figures.rewrite")) {
            rewrite("| " + what + " | " + figure + " | " + bound + " |\n");
        }
    }

    /** In place of the row of the same name, or as the last one. */
    private void rewrite(String row) {
        try {
            String text = Files.readString(PAGE);
            int from = text.indexOf("| " + what + " |");
            int begin = from >= 0 ? from : text.indexOf(END);
            int end = from >= 0 ? text.indexOf('\n', from) + 1 : begin;
            Files.writeString(PAGE, text.substring(0, begin) + row + text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
