package io.gitproc.reconciler.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RemoteStateTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final RemoteState FRESH =
            RemoteState.pending("/origin", Optional.empty()).succeeded(NOON, "/mirror");

    private static RemoteState failed(RemoteState state, int seconds) {
        return state.failed(NOON.plusSeconds(seconds), PATIENCE, "cannot fetch after " + seconds, "");
    }

    @Test
    void aFetchThatFailsNowAndThenIsNotStale() {
        assertThat(failed(failed(FRESH, 30), 60).freshness()).isEqualTo(RemoteState.Freshness.FAILING);
        assertThat(failed(FRESH, 60).succeeded(NOON.plusSeconds(70), "/origin").failure())
                .isEmpty();
    }

    @Test
    void withoutASuccessForThreeIntervalsItIsStaleSinceTheLastOne() {
        RemoteState stale = failed(failed(FRESH, 30), 90);

        assertThat(stale.isStale()).isTrue();
        assertThat(stale.staleSince()).contains(NOON);
        assertThat(stale.failure().orElseThrow().since()).isEqualTo(NOON.plusSeconds(30));
        assertThat(stale.failure().orElseThrow().sentence()).isEqualTo("cannot fetch after 90");
    }

    @Test
    void whereNothingWasEverFetchedTheFirstFailureIsWorthAWord() {
        RemoteState state = failed(RemoteState.pending("/origin", Optional.empty()), 1);

        assertThat(state.isStale()).isTrue();
        assertThat(state.staleSince()).contains(NOON.plusSeconds(1));
    }

    @Test
    void whatAnEarlierDaemonHasFetchedCounts() {
        RemoteState pending = RemoteState.pending("/origin", Optional.of(NOON));

        assertThat(pending.freshness()).isEqualTo(RemoteState.Freshness.PENDING);
        assertThat(failed(pending, 30).isStale()).isFalse();
        assertThat(failed(pending, 100).staleSince()).contains(NOON);
    }

    @Test
    void fetchesAreSpreadAndAHostDoesTheSameOnEveryDay() {
        Jitter one = new Jitter("one");
        Duration interval = Duration.ofSeconds(30);

        for (int number = 0; number < 1000; number++) {
            assertThat(one.pause(interval, number))
                    .isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36))
                    .isEqualTo(new Jitter("one").pause(interval, number));
        }
        assertThat(one.pause(interval, 1)).isNotEqualTo(new Jitter("two").pause(interval, 1));
        assertThat(one.pause(interval, 1)).isNotEqualTo(one.pause(interval, 2));
    }

    @Test
    void credentialsAreReadAsInNetrcAndNeverShown() {
        var logins = Login.parse("""
                # those of the forge
                machine git.example.org
                  login deploy
                  password t0ken
                default login any password thing
                """);

        assertThat(logins)
                .containsExactly(
                        new Login(Optional.of("git.example.org"), "deploy", "t0ken"),
                        new Login(Optional.empty(), "any", "thing"));
        assertThat(logins.get(0).isFor("GIT.example.org", Optional.empty())).isTrue();
        assertThat(logins.get(0).isFor("git.example.org", Optional.of("other"))).isFalse();
        assertThat(logins.get(0).isFor("example.org", Optional.empty())).isFalse();
        assertThat(logins.toString()).doesNotContain("t0ken").doesNotContain("thing");
    }
}
