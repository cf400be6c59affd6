package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.messages;
import static io.gitproc.model.unit.Units.parse;
import static io.gitproc.model.unit.Units.runs;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a unit that is wrong, and how gravely. */
final class UnitDiagnosticsTest {

    @Test
    void aWrongLineIsAWarningAndLeavesTheValueBeforeIt() {
        ParsedUnit web = parse("""
                [Unit]
                Description=The shop

                [Service]
                ExecStart=/bin/web
                TimeoutStopSec=20
                TimeoutStopSec=soon
                """);

        assertThat(messages(web)).containsExactly("""
                        web.service:7:16: warning: TimeoutStopSec=soon is not a time span
                            help: write a number of seconds or a sum such as 1min 30s""");
        assertThat(web.spec().orElseThrow().get(Directives.TIMEOUT_STOP_SEC)).isEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Restart=sometimes          | Restart=sometimes is not a condition for a restart
            Type=complex               | Type=complex is not a type of service
            RemainAfterExit=perhaps    | RemainAfterExit=perhaps is not a truth value
            MemoryMax=64m              | MemoryMax=64m is not a size above 0
            MemoryMax=0                | MemoryMax=0 is not a size above 0
            MemoryLimit=101%           | MemoryLimit=101% is not a size above 0
            CPUQuota=50                | CPUQuota=50 is not a percentage above 0
            KillSignal=SIGWAT          | KillSignal=SIGWAT is not a signal
            HealthCheckInterval=0      | HealthCheckInterval=0 is not a time span from 10ms to 1d
            HealthCheckInterval=1us    | HealthCheckInterval=1us is not a time span from 10ms to 1d
            HealthCheckInterval=-5     | HealthCheckInterval=-5 is not a time span from 10ms to 1d
            HealthCheckTimeout=infinity | HealthCheckTimeout=infinity is not a time span from 10ms to 1d
            HealthCheckTimeout=2d      | HealthCheckTimeout=2d is not a time span from 10ms to 1d
            HealthCheckStartPeriod=soon | HealthCheckStartPeriod=soon is not a time span
            HealthCheckStartPeriod=-1  | HealthCheckStartPeriod=-1 is not a time span
            HealthCheckRetries=0       | HealthCheckRetries=0 is not a number from 1
            EnvironmentFile=etc/x      | EnvironmentFile=etc/x is not an absolute path
            After=db!                  | After=db! has db!, which is not the name of a unit
            Environment=A              | Environment=A has a word that assigns no variable
            TimeoutStopSex=5           | TimeoutStopSex= is not a directive of [Service]; it is ignored
            Description=x              | Description= belongs in [Unit]; it is ignored
            ExecStop=/bin/false        | ExecStop= is not supported yet; it is ignored
            no equals                  | no equals has no =; it is ignored
            =x                         | =x has no name before the =; it is ignored
            """)
    void someLinesAreIgnoredWithAWarning(String line, String message) {
        ParsedUnit web = runs(line);

        assertThat(web.spec()).isPresent();
        assertThat(web.diagnostics()).hasSize(1);
        assertThat(web.diagnostics().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(web.diagnostics().get(0).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Type=forking               | Type=forking is not supported yet
            User=a:b                   | User=a:b is not the name or number of an account
            User=-x                    | User=-x is not the name or number of an account
            Group=65535                | Group=65535 is not the name or number of an account
            WorkingDirectory=srv       | WorkingDirectory=srv is not an absolute path
            WorkingDirectory=/srv/../x | WorkingDirectory=/srv/../x is not an absolute path
            HealthCheckURL=ftp://x/    | HealthCheckURL=ftp://x/ has the scheme ftp, for which there is no check
            HealthCheckURL=localhost   | HealthCheckURL=localhost has no scheme
            HealthCheckURL=tcp://x     | HealthCheckURL=tcp://x names no host with a port
            HealthCheckURL=http:///x   | HealthCheckURL=http:///x names no host
            HealthCheckURL=tcp://x:0   | HealthCheckURL=tcp://x:0 names a port that is not from 1 to 65535
            HealthCheckURL=tcp://x:70000 | HealthCheckURL=tcp://x:70000 names a port that is not from 1 to 65535
            HealthCheckURL=http://x:0/ | HealthCheckURL=http://x:0/ names a port that is not from 1 to 65535
            HealthCheckURL=http://:80/ | HealthCheckURL=http://:80/ names no host
            HealthCheckURL=http://me:pw@x/ | HealthCheckURL=http://me:pw@x/ holds a user or a password
            HealthCheckURL=tcp://me@x:1 | HealthCheckURL=tcp://me@x:1 holds a user or a password
            HealthCheckURL=exec:///x?y=z | HealthCheckURL=exec:///x?y=z gives the program something that is not arg=…
            HealthCheckURL=exec:///x?arg=%00 | HealthCheckURL=exec:///x?arg=%00 gives the program something that is not arg=…
            HealthCheckURL=http://@x/  | HealthCheckURL=http://@x/ holds a user or a password
            HealthCheckURL=http://a b/ | HealthCheckURL=http://a b/ is not a URL
            PrivateTmp=yes             | PrivateTmp=yes asks for a protection that this version cannot give
            StateDirectory=:x          | StateDirectory=:x has :x, which is not a relative path
            HealthCheckURL=exec:true   | HealthCheckURL=exec:true names no absolute path
            HealthCheckURL=unix:x      | HealthCheckURL=unix:x names no absolute path
            ProtectSystem=strict       | ProtectSystem=strict asks for a protection that this version cannot give
            CapabilityBoundingSet=CAP_X | CapabilityBoundingSet=CAP_X has CAP_X, which is not a capability
            NoNewPrivileges=maybe      | NoNewPrivileges=maybe is not a truth value
            PrivatePIDs=maybe          | PrivatePIDs=maybe is not a truth value
            UMask=0888                 | UMask=0888 is not a mode of files
            SupplementaryGroups=a:b    | SupplementaryGroups=a:b has a:b, which is not the name or number of a group
            StateDirectory=/x          | StateDirectory=/x has /x, which is not a relative path
            StateDirectory=a/../b      | StateDirectory=a/../b has a/../b, which is not a relative path
            RuntimeDirectory=a:b       | RuntimeDirectory=a:b has a:b, which is not a relative path
            ExecStart=/bin/b           | ExecStart=/bin/b is a further command, and Type=simple has one
            [Service                   | [Service is a section without an end
            User=%H                    | User=%H has the specifier %H, which has no value here
            """)
    void someLinesRefuseTheUnit(String line, String message) {
        ParsedUnit web = runs(line);

        assertThat(web.spec()).isEmpty();
        assertThat(web.diagnostics()).hasSize(1);
        assertThat(web.diagnostics().get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(web.diagnostics().get(0).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ProtectSystem=no",
                "PrivateTmp=false",
                "NoNewPrivileges=off",
                "SystemCallFilter=",
                "ProcSubset=all",
                "UMask=0022",
                "SyslogIdentifier=web",
                "MemoryAccounting=yes",
                "HealthCheckURL=http://[::1]:8080/",
                "HealthCheckURL=tcp://db:5432",
                "HealthCheckURL=unix:///run/web.sock",
                "HealthCheckURL=exec:///usr/bin/check",
                "User=",
                "WorkingDirectory=",
                "CPUQuota=",
                "MemoryMax=infinity",
                "WorkingDirectory=-~",
                "User=1000",
                "User=www-data",
                "RestartSec=0",
                "KillSignal=SIGRTMIN+3"
            })
    void theseLinesNeedNoWord(String line) {
        assertThat(runs(line).diagnostics()).isEmpty();
    }

    @Test
    void theHintNamesTheWordsThatThereAre() {
        assertThat(runs("RuntimeDirectoryPreserve=perhaps").diagnostics().get(0).hint())
                .isEqualTo("write no, restart or yes");
    }

    @Test
    void aControlCharacterInTheNameIsNoValueOfASpecifier() {
        ParsedUnit web = UnitParser.parse(
                UnitName.of("web@a\\x07"), "[Service]\nExecStart=/bin/web\nWorkingDirectory=/srv/%I\n");

        assertThat(messages(web)).singleElement().asString().contains("has the specifier %I, which has no value here");
    }

    @Test
    void aWrongTimeoutSecIsReportedOnce() {
        assertThat(runs("TimeoutSec=soon").diagnostics()).hasSize(1);
    }

    @Test
    void aNearMissIsGuessed() {
        assertThat(messages(runs("TimeoutStopsec=5"))).containsExactly("""
                        web.service:3:1: warning: TimeoutStopsec= is not a directive of [Service]; it is ignored
                            help: did you mean TimeoutStopSec=?""");
        assertThat(messages(parse("[Service]\nExecStart=/bin/web\n[Servce]\nUser=x\n")))
                .containsExactly("""
                        web.service:3:1: warning: [Servce] is not a section of a service; its lines are ignored
                            help: did you mean [Service]?""");
    }

    @Test
    void messagesQuoteHostileTextShortAndWithoutControlCharacters() {
        ParsedUnit web = runs("Restart=\u001b[2J\u202e" + "x".repeat(5000));

        assertThat(web.diagnostics().get(0).message())
                .startsWith("Restart=\\x1b[2J\\u202exxx")
                .hasSizeLessThan(150)
                .contains("… is not");
    }

    @Test
    void aMegabyteOfNonsenseGivesAListThatSomebodyCanReadAndStaysRejected() {
        String nonsense = "After=!\n".repeat(100_000);
        ParsedUnit web = parse("[Service]\n" + nonsense + "Type=forking\n");

        assertThat(web.spec()).isEmpty();
        assertThat(web.diagnostics()).hasSize(Diagnostics.KEPT_MAX + 1);
        assertThat(web.diagnostics()).anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
