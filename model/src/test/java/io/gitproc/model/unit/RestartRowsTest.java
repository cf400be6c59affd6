package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.clean;
import static io.gitproc.model.unit.Units.messages;
import static io.gitproc.model.unit.Units.runs;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the table that say when a unit is started again, and when it gives up. */
final class RestartRowsTest {
    private static final List<String> BAD_SPANS = List.of(
            "-1",
            "1e9",
            "9999999999999999999y",
            "99999999999999999999999999999999",
            "soon",
            "NaN",
            "1.s",
            "infinity 1");

    private static final List<Directive<?>> CHECKS =
            List.of(Directives.HEALTH_CHECK_INTERVAL, Directives.HEALTH_CHECK_TIMEOUT);

    private static List<Directive<?>> times() {
        return Directives.ALL.stream()
                .filter(row -> row.orElse(clean(runs())) instanceof Duration)
                .toList();
    }

    /** A timer is none without a trigger. */
    private static String within(Directive<?> row) {
        String trigger = row.section().equals(Directives.TIMER) ? "OnCalendar=daily\n" : "# None.\n";
        return "[" + row.section() + "]\n" + trigger;
    }

    @ParameterizedTest
    @MethodSource("times")
    void aTimeThatIsNoneLeavesTheValueBefore(Directive<?> row) {
        for (String bad : BAD_SPANS) {
            ParsedUnit unit = Units.parse("[Service]\nExecStart=/bin/web\n" + within(row) + row.name() + "=7\n"
                    + row.name() + "=" + bad + "\n");

            assertThat((Object) unit.spec().orElseThrow().get(row)).isEqualTo(Duration.ofSeconds(7));
            assertThat(messages(unit))
                    .singleElement()
                    .asString()
                    .startsWith("web.service:6:")
                    .contains(
                            "warning: " + row.name() + "=" + bad + " is not a time span",
                            "help: write a number of seconds");
        }
    }

    /** A check that takes or waits for longer than a day is none. */
    private static List<Directive<?>> endlessTimes() {
        return times().stream().filter(row -> !CHECKS.contains(row)).toList();
    }

    @ParameterizedTest
    @MethodSource("endlessTimes")
    void theLongestTimesAreKept(Directive<?> row) {
        for (String longest : List.of("infinity", "584542y")) {
            ParsedUnit unit =
                    Units.parse("[Service]\nExecStart=/bin/web\n" + within(row) + row.name() + "=" + longest + "\n");

            assertThat((Object) clean(unit).get(row))
                    .isEqualTo(TimeSpan.parse(longest).orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "255, 255",
        "1 2 1, 1 2",
        "TEMPFAIL DATAERR, 65 75",
        "SUCCESS EXCEPTION, 0 255",
        "EXEC 200, 200 203",
        "NOTRUNNING CONFIG BPF CREDENTIALS, 7 78 243 245",
        "SIGKILL TERM, SIGKILL SIGTERM",
        "15 SIGTERM, 15 SIGTERM",
        "'75 \"SIGRTMIN+3\"', 75 SIGRTMIN+3",
        "STDERR PAM RUNTIME_DIRECTORY CHOWN, 222 224 233 235",
        "CONFIGURATION_DIRECTORY NUMA_POLICY TIMERSLACK SECUREBITS, 212 213 241 242"
    })
    void endsAreCodesNamesOfCodesAndSignals(String text, String written) {
        ServiceSpec spec = clean(runs("SuccessExitStatus=" + text));

        assertThat(spec.text()).contains("\nSuccessExitStatus=" + written + "\n");
        assertThat(Units.spec(spec.text())).isEqualTo(spec);
    }

    @Test
    void aNumberIsACodeAndNeverASignal() {
        assertThat(clean(runs("RestartForceExitStatus=9"))
                        .get(Directives.RESTART_FORCE_EXIT_STATUS)
                        .signals())
                .isEmpty();
    }

    @Test
    void eachLineAddsEndsAndAnEmptyOneTakesThemBack() {
        assertThat(clean(runs("RestartPreventExitStatus=1", "RestartPreventExitStatus=2"))
                        .get(Directives.RESTART_PREVENT_EXIT_STATUS)
                        .codes())
                .containsExactly(1, 2);
        assertThat(clean(runs("RestartPreventExitStatus=1", "RestartPreventExitStatus="))
                        .get(Directives.RESTART_PREVENT_EXIT_STATUS))
                .isEqualTo(ExitStatusSet.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "99999999999999", "tempfail", "SIGNONE", "1,2", "RTMIN+99"})
    void whatIsNoEndIsPassedOver(String bad) {
        ParsedUnit unit = runs("SuccessExitStatus=1 " + bad + " 2");

        assertThat(unit.spec().orElseThrow().get(Directives.SUCCESS_EXIT_STATUS).codes())
                .containsExactly(1, 2);
        assertThat(messages(unit))
                .singleElement()
                .asString()
                .startsWith("web.service:3:21: warning: ")
                .contains("has " + bad + ", which is neither an exit code nor a signal");
    }

    @Test
    void theStartLimitMayStandWhereItOnceStood() {
        ServiceSpec old = clean(runs("StartLimitBurst=4", "StartLimitInterval=1min"));
        ServiceSpec now =
                Units.spec("[Unit]\nStartLimitBurst=4\nStartLimitIntervalSec=60\n[Service]\nExecStart=/bin/web\n");

        assertThat(old).isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"51", "-1", "many", "99999999999", ""})
    void aBurstThatCannotBeRememberedIsRefused(String burst) {
        ParsedUnit unit = runs("StartLimitBurst=5", "StartLimitBurst=" + burst);

        assertThat(unit.spec().orElseThrow().get(Directives.START_LIMIT_BURST)).isEqualTo(5);
        assertThat(messages(unit)).singleElement().asString().contains("is not a number from 0 to 50");
    }

    @Test
    void noUnitEndsItsHost() {
        assertThat(messages(runs("StartLimitAction=none"))).isEmpty();
        assertThat(messages(runs("StartLimitAction=reboot-force")))
                .singleElement()
                .asString()
                .contains(
                        "warning: StartLimitAction=reboot-force is not an action that is carried out",
                        "help: write none: no unit ever restarts or ends its host");
    }

    @Test
    void allOfItCountsAtOnce() {
        for (Directive<?> row : List.of(
                Directives.RESTART_STEPS,
                Directives.SUCCESS_EXIT_STATUS,
                Directives.RESTART_PREVENT_EXIT_STATUS,
                Directives.RESTART_FORCE_EXIT_STATUS,
                Directives.START_LIMIT_BURST,
                Directives.START_LIMIT_INTERVAL_SEC,
                Directives.RUNTIME_MAX_SEC)) {
            assertThat(row.onChange()).isEqualTo(Effect.NONE);
        }
    }
}
