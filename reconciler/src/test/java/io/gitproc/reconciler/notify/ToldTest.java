package io.gitproc.reconciler.notify;

import static io.gitproc.reconciler.notify.Hosts.A;
import static io.gitproc.reconciler.notify.Hosts.B;
import static io.gitproc.reconciler.notify.Hosts.NOW;
import static io.gitproc.reconciler.notify.Hosts.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.UnitState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From what a host was to what it is: what is told. */
class ToldTest {
    private static final Duration CALM = Duration.ofSeconds(30);

    private Told told = Told.nothing();

    /** What is told of the host at a second, in words; it counts as heard. */
    private List<String> look(long second, Hosts host) {
        Told.News news = told.news(host.snapshot(), NOW.plusSeconds(second), CALM);
        told = news.seen();
        news.events().forEach(event -> told = told.after(event));
        return words(news);
    }

    private static List<String> words(Told.News news) {
        return news.events().stream()
                .map(event -> event.status().word() + " " + event.topic().word()
                        + event.unit().map(unit -> " " + unit).orElse("")
                        + event.stage().map(stage -> " " + stage.word()).orElse(""))
                .toList();
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("nothing", well(), well()),
                row("a unit fails", well(), well().with("web", UnitState.FAILED), "firing unit-failed web.service"),
                row("a crash loop", well(), well().with("web", UnitState.CRASH_LOOP), "firing unit-failed web.service"),
                row("a back-off is not yet one", well(), well().with("web", UnitState.BACKOFF)),
                row("a stop by hand is wanted", well(), well().with("web", UnitState.HELD)),
                row("a check fails", well(), well().unhealthy("web"), "firing unit-unhealthy web.service"),
                row(
                        "a file is rejected",
                        well(),
                        well().with("web", UnitState.REJECTED),
                        "firing unit-rejected web.service"),
                row("an update fails", well(), well().back("web"), "firing update-failed web.service"),
                row("failing in another way", well().with("web", UnitState.FAILED), well().unhealthy("web")),
                row("a commit is refused", well(), well().notice("refused", "refused b: x"), "firing commit-refused"),
                row(
                        "another commit is refused",
                        well().notice("refused", "refused b: x"),
                        well().notice("refused", "refused c: x"),
                        "firing commit-refused"),
                row("a rollback", well(), well().notice("rolled-back", "rolled back to a"), "firing rolled-back"),
                row("a pause", well(), well().notice("paused", "paused by bob, 1min ago"), "firing paused"),
                row(
                        "a pause lasts",
                        well().notice("paused", "paused by bob, 1min ago"),
                        well().notice("paused", "paused by bob, 2min ago")),
                row("a pin", well(), well().notice("pinned", "pinned"), "firing pinned"),
                row("the remote is silent", well(), well().notice("stale", "stale"), "firing remote-stale"),
                row("the repository is broken", well(), well().notice("source", "cannot read"), "firing source"),
                row("the disk is full", well(), well().notice("journal", "cannot write"), "firing journal"),
                row("what is never enforced here", well(), well().notice("unenforced", "no cgroups")),
                row("a new commit", well(), well().at(B, A, ""), "info commit pending"),
                row("it is applied", well().at(B, A, ""), well().at(B, B, ""), "info commit applied"),
                row("it is well", well().at(B, B, ""), well().at(B, B, B), "info commit healthy"));
    }

    private static Arguments row(String name, Hosts before, Hosts after, String... events) {
        return Arguments.of(name, before, after, List.of(events));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void whatDiffersIsTold(String name, Hosts before, Hosts after, List<String> events) {
        look(0, before);

        List<String> said = look(1, after);
        assertThat(said.stream()
                        .filter(words -> !words.equals("info commit failed"))
                        .toList())
                .isEqualTo(events);
    }

    @Test
    void aUnitThatFailsFailsItsCommitUntilItIsWell() {
        look(0, well());

        assertThat(look(1, well().with("web", UnitState.FAILED)))
                .containsExactly("firing unit-failed web.service", "info commit failed");
        assertThat(look(2, well())).isEmpty();
        assertThat(look(40, well())).containsExactly("resolved unit-failed web.service", "info commit applied");
    }

    @Test
    void aUnitThatFlapsIsOneEvent() {
        look(0, well());
        look(1, well().with("web", UnitState.CRASH_LOOP));
        for (int second = 2; second < 200; second += 20) {
            assertThat(look(second, well().with("web", UnitState.RUNNING))).isEmpty();
            assertThat(look(second + 10, well().with("web", UnitState.CRASH_LOOP)))
                    .isEmpty();
        }
        look(300, well());
        assertThat(look(329, well())).isEmpty();
        assertThat(look(330, well())).containsExactly("resolved unit-failed web.service", "info commit applied");
        assertThat(look(400, well())).isEmpty();
    }

    @Test
    void aDaemonThatDoesNotKnowYetHowAUnitIsDoesNotCallItWell() {
        look(0, well().unhealthy("web"));

        assertThat(look(100, well().unchecked("web"))).isEmpty();
        assertThat(look(200, well().unchecked("web"))).isEmpty();
    }

    @Test
    void itSaysWhenItHasSomethingToTellThoughNothingChanges() {
        look(0, well().with("web", UnitState.FAILED));

        assertThat(told.news(well().snapshot(), NOW.plusSeconds(10), CALM).wakeAt())
                .contains(NOW.plusSeconds(40));
    }

    @Test
    void theEndHasTheIdOfTheBeginningAndTheNextTimeAnother() {
        Told.News first =
                Told.nothing().news(well().with("web", UnitState.FAILED).snapshot(), NOW, CALM);
        Told after = first.seen().after(first.events().get(0));
        Told.News end = after.news(well().snapshot(), NOW.plusSeconds(1), Duration.ZERO);
        Told.News second =
                Told.nothing().news(well().with("web", UnitState.FAILED).snapshot(), NOW.plusSeconds(9), CALM);

        assertThat(end.events().get(0).id()).isEqualTo(first.events().get(0).id());
        assertThat(second.events().get(0).id())
                .isNotEqualTo(first.events().get(0).id());
    }

    @Test
    void whatWasNotHeardIsStillToBeTold() {
        Hosts failing = well().with("web", UnitState.FAILED);
        Told.News unheard = told.news(failing.snapshot(), NOW, CALM);

        assertThat(words(unheard.seen().news(failing.snapshot(), NOW.plusSeconds(60), CALM)))
                .contains("firing unit-failed web.service");
        assertThat(words(unheard.seen().news(well().snapshot(), NOW.plusSeconds(60), CALM)))
                .containsExactly("info commit applied");
    }

    @Test
    void aRestartOfAUnitIsNoNewsOfACommitThatWasThere() {
        look(0, well());

        assertThat(look(1, well().at(A, "", ""))).isEmpty();
    }
}
