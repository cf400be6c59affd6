package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which commit made a unit fail, from what the journal tells of it. */
final class SuspicionTest {
    private static JsonValue entry(String kind, String commit, String outcome) {
        try {
            return JsonValue.parse(("{\"kind\":\"" + kind + "\",\"commit\":\"" + commit + "\",\"outcome\":\"" + outcome
                            + "\",\"words\":\"" + kind + " of " + commit + "\"}")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonValue start(String commit) {
        return entry("start", commit, "");
    }

    private static JsonValue is(String kind) {
        return entry(kind, "", "");
    }

    private static JsonValue end(String outcome) {
        return entry("end", "", outcome);
    }

    private static Optional<Suspicion> after(JsonValue... entries) {
        return Suspicion.of(Trial.of(Arrays.asList(entries)));
    }

    private static List<String> commits(JsonValue... entries) {
        Suspicion found = after(entries).orElseThrow();
        return List.of(
                found.good().map(Trial::commit).orElse("none"), found.bad().commit());
    }

    @Test
    void theFirstCommitWithWhichItFailsAfterTheLastWithWhichItWasWell() {
        assertThat(commits(start("a"), is("ready"), start("b"), end("unclean-code"), start("c"), end("oom")))
                .containsExactly("a", "b");
    }

    @Test
    void aUnitWithoutChecksWasWellWhenItRanUntilItWasReplaced() {
        assertThat(commits(start("a"), is("stop"), end("clean"), start("b"), end("unclean-signal")))
                .containsExactly("a", "b");
    }

    @Test
    void aCommitWithWhichItGetsReadyAndFailsAgainAndAgainIsBad() {
        assertThat(commits(
                        start("a"),
                        is("ready"),
                        start("b"),
                        is("ready"),
                        end("unclean-code"),
                        start("b"),
                        is("ready"),
                        is("unhealthy")))
                .containsExactly("a", "b");
    }

    @Test
    void whatIsMendedIsNoSuspicion() {
        assertThat(after(start("a"), is("ready"), start("b"), end("oom"), start("c"), is("ready")))
                .isEmpty();
        assertThat(after()).isEmpty();
    }

    @Test
    void whatNeverWasWellHasNoGoodCommit() {
        assertThat(commits(start("a"), end("unclean-code"), start("b"), end("unclean-code")))
                .containsExactly("none", "a");
    }
}
