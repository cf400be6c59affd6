package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.runs;
import static io.gitproc.model.unit.Units.spec;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table: names and defaults, and what lines of one key do to each other. */
final class DirectivesTest {

    @Test
    void whatIsKnownAndNotSupportedIsAName() {
        assertThat(KnownDirectives.names("Service")).contains("SyslogIdentifier", "ProtectSystem", "ExecStop");
        assertThat(KnownDirectives.names("Unit")).doesNotContain("ProtectSystem");
    }

    @Test
    void namesFindDirectives() {
        assertThat(Directives.named("Service", "MemoryLimit")).hasValue(Directives.MEMORY_MAX);
        assertThat(Directives.named("X-GitProc", "After")).hasValue(Directives.AFTER);
        assertThat(Directives.named("Unit", "ExecStart")).isEqualTo(Optional.empty());
        assertThat(Directives.ALL.stream().map(Directive::name).toList()).doesNotHaveDuplicates();
        assertThat(Directives.ALL)
                .allSatisfy(directive -> assertThat(directive.doc()).endsWith("."));
        assertThat(List.copyOf(KnownDirectives.names("Service")))
                .doesNotContainAnyElementsOf(Directives.ALL.stream()
                        .filter(directive -> directive.section().equals("Service"))
                        .map(Directive::name)
                        .toList());
    }

    @Test
    void aDirectiveTellsItsNamesAndTheLinesOfItsDefault() {
        ServiceSpec web = spec("[Service]\nExecStart=/bin/web\n");

        assertThat(Directives.MEMORY_MAX).hasToString("MemoryMax");
        assertThat(Directives.MEMORY_MAX.aliases()).containsExactly("MemoryLimit");
        assertThat(Directives.MEMORY_MAX.standard(web)).containsExactly("MemoryMax=infinity");
        assertThat(Directives.ON_CALENDAR.heard()).contains("OnCalendar", "OnBootSec");
        assertThat(web.values(Directives.TIMEOUT_STOP_SEC)).containsExactly("1min 30s");
        assertThat(web.values(Directives.ENVIRONMENT)).isEmpty();
    }

    @Test
    void aUnitThatOnlySaysWhatToRunHasTheDefaults() {
        ServiceSpec web = spec("[Service]\nExecStart=/bin/web\n");

        assertThat(web.get(Directives.TYPE)).isEqualTo(ServiceType.SIMPLE);
        assertThat(web.get(Directives.RESTART)).isEqualTo(Restart.NO);
        assertThat(web.get(Directives.RESTART_SEC)).isEqualTo(Duration.ofMillis(100));
        assertThat(web.get(Directives.RESTART_MAX_DELAY_SEC)).isEqualTo(Duration.ofMinutes(5));
        assertThat(web.get(Directives.USER)).isEmpty();
        assertThat(web.get(Directives.WORKING_DIRECTORY)).isEqualTo(WorkingDirectory.ROOT);
        assertThat(web.get(Directives.ENVIRONMENT)).isEmpty();
        assertThat(web.get(Directives.MEMORY_MAX)).isEqualTo(Limit.none());
        assertThat(web.get(Directives.CPU_QUOTA)).isEmpty();
        assertThat(web.get(Directives.TIMEOUT_START_SEC)).isEqualTo(Duration.ofSeconds(90));
        assertThat(web.get(Directives.TIMEOUT_STOP_SEC)).isEqualTo(Duration.ofSeconds(90));
        assertThat(web.get(Directives.KILL_SIGNAL)).isEqualTo(Signal.TERM);
        assertThat(web.get(Directives.HEALTH_CHECK_RETRIES)).isEqualTo(3);
    }

    @Test
    void aOneshotHasNoStartTimeoutUnlessItSaysSo() {
        assertThat(Units.clean(runs("Type=oneshot")).get(Directives.TIMEOUT_START_SEC))
                .isEqualTo(TimeSpan.INFINITY);
        assertThat(Units.clean(runs("Type=oneshot", "TimeoutStartSec=90")).get(Directives.TIMEOUT_START_SEC))
                .isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void timeoutSecSetsBothTimeoutsAndALaterLineOneOfThem() {
        ServiceSpec web = Units.clean(runs("TimeoutSec=5", "TimeoutStopSec=0"));

        assertThat(web.get(Directives.TIMEOUT_START_SEC)).isEqualTo(Duration.ofSeconds(5));
        assertThat(web.get(Directives.TIMEOUT_STOP_SEC)).isEqualTo(TimeSpan.INFINITY);
    }

    @Test
    void anEmptyAssignmentResetsAListButNotAfter() {
        ServiceSpec web = Units.clean(runs(
                "ExecStart=",
                "ExecStart=/bin/other",
                "Environment=A=1",
                "Environment=",
                "Environment=B=2",
                "After=db",
                "After="));

        assertThat(web.get(Directives.EXEC_START)).containsExactly(ExecCommand.of("/bin/other"));
        assertThat(web.get(Directives.ENVIRONMENT)).hasToString("{B=2}");
        assertThat(web.get(Directives.AFTER)).containsExactly(UnitName.of("db"));
    }
}
