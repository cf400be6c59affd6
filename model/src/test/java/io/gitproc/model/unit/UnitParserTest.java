package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.messages;
import static io.gitproc.model.unit.Units.parse;
import static io.gitproc.model.unit.Units.runs;
import static io.gitproc.model.unit.Units.service;
import static io.gitproc.model.unit.Units.spec;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitParserTest {

    @Test
    void aWholeUnitIsRead() {
        ServiceSpec web = spec("""
                # the shop
                [Unit]
                Description=The shop
                After=db.service cache.service

                [Service]
                Type=exec
                ExecStart=/srv/web/run --port 80
                Restart=on-failure
                RestartSec=1.5s
                User=www-data
                Group=www-data
                WorkingDirectory=/srv/web
                Environment=A=1 "B=two words"
                EnvironmentFile=-/etc/default/web
                MemoryMax=64M
                CPUQuota=50%
                TimeoutStopSec=1min 30s
                KillSignal=INT

                [X-GitProc]
                HealthCheckURL=http://localhost:80/health
                HealthCheckInterval=10

                [Install]
                WantedBy=multi-user.target
                """);

        assertThat(web.get(Directives.DESCRIPTION)).isEqualTo("The shop");
        assertThat(web.get(Directives.AFTER)).containsExactly(UnitName.of("cache"), UnitName.of("db"));
        assertThat(web.get(Directives.TYPE)).isEqualTo(ServiceType.EXEC);
        assertThat(web.get(Directives.EXEC_START)).containsExactly(ExecCommand.of("/srv/web/run", "--port", "80"));
        assertThat(web.get(Directives.RESTART)).isEqualTo(Restart.ON_FAILURE);
        assertThat(web.get(Directives.RESTART_SEC)).isEqualTo(Duration.ofMillis(1500));
        assertThat(web.get(Directives.USER)).hasValue("www-data");
        assertThat(web.get(Directives.GROUP)).hasValue("www-data");
        assertThat(web.get(Directives.WORKING_DIRECTORY)).isEqualTo(new WorkingDirectory("/srv/web", false));
        assertThat(web.get(Directives.ENVIRONMENT)).containsEntry("A", "1").containsEntry("B", "two words");
        assertThat(web.get(Directives.ENVIRONMENT_FILE)).containsExactly(new EnvironmentFile("/etc/default/web", true));
        assertThat(web.get(Directives.MEMORY_MAX)).isEqualTo(new MemoryLimit.Fixed(new Bytes(64L << 20)));
        assertThat(web.get(Directives.CPU_QUOTA)).hasValue(new CpuQuota(50_00));
        assertThat(web.get(Directives.TIMEOUT_STOP_SEC)).isEqualTo(Duration.ofSeconds(90));
        assertThat(web.get(Directives.KILL_SIGNAL)).isEqualTo(Signal.INT);
        assertThat(web.get(Directives.HEALTH_CHECK_URL)).hasToString("Optional[http://localhost:80/health]");
        assertThat(web.get(Directives.HEALTH_CHECK_INTERVAL)).isEqualTo(Duration.ofSeconds(10));
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
        assertThat(web.get(Directives.MEMORY_MAX)).isEqualTo(MemoryLimit.none());
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
    void aWrongTimeoutSecIsReportedOnce() {
        assertThat(runs("TimeoutSec=soon").diagnostics()).hasSize(1);
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"always", "on-success"})
    void aOneshotMayNotRestartWhenItEndsWell(String restart) {
        assertThat(messages(runs("Type=oneshot", "Restart=" + restart)))
                .singleElement()
                .asString()
                .startsWith("web.service:4:9: error: Restart=" + restart
                        + " would run a Type=oneshot service again and again");
    }

    @Test
    void aOneshotMayHaveSeveralCommands() {
        assertThat(Units.clean(service("Type=oneshot", "ExecStart=/bin/a ; /bin/b", "ExecStart=/bin/c"))
                        .get(Directives.EXEC_START))
                .containsExactly(ExecCommand.of("/bin/a"), ExecCommand.of("/bin/b"), ExecCommand.of("/bin/c"));
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

    @Test
    void afterNamesUnitsOfOtherTypesWithoutEffect() {
        ParsedUnit web = runs("After=network.target db.service");

        assertThat(messages(web))
                .containsExactly("web.service:3:7: note: After=network.target db.service names network.target, "
                        + "which is not a service: ignored");
        assertThat(web.spec().orElseThrow().get(Directives.AFTER)).containsExactly(UnitName.of("db"));
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
    void otherPeoplesSectionsAreLeftAlone() {
        assertThat(parse("[X-Other]\nA=b\nnonsense\n[Service]\nExecStart=/bin/web\n[Install]\nAlias=w.service\n")
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void aUnitNeedsASectionAndACommand() {
        assertThat(messages(parse(""))).containsExactly("""
                        web.service:1:1: error: web.service has no [Service] section
                            help: write [Service], and ExecStart= under it""");
        assertThat(messages(parse("\n[Service]\nType=exec\n"))).containsExactly("""
                        web.service:2:1: error: web.service has no ExecStart=
                            help: write ExecStart= with an absolute path and arguments under [Service]""");
    }

    @Test
    void aTemplateDoesNotRun() {
        ParsedUnit template = UnitParser.parse(UnitName.of("web@"), "[Service]\nExecStart=/bin/web\n");

        assertThat(template.spec()).isEmpty();
        assertThat(messages(template)).containsExactly("""
                        web@.service:1:1: error: web@.service is a template, which cannot run by itself
                            help: name the file after an instance, such as web@1.service""");
    }

    @Test
    void whatIsNotTextIsRejected() {
        byte[] nul = "[Service]\nExec\0Start=/bin/web\n".getBytes(StandardCharsets.UTF_8);
        byte[] latin = "[Service]\nDescription=caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(messages(UnitParser.parse(Units.WEB, nul))).containsExactly("""
                        web.service:2:5: error: web.service is not text: byte 0x00 at line 2
                            help: a unit file is text in UTF-8""");
        assertThat(messages(UnitParser.parse(Units.WEB, latin)))
                .singleElement()
                .asString()
                .startsWith("web.service:2:16: error: web.service is not text: byte 0xe9 at line 2");
        assertThat(UnitParser.parse(Units.WEB, new byte[] {'[', (byte) 0xc3}).spec())
                .isEmpty();
    }

    @Test
    void aFileOfMoreThanAMebibyteIsRejected() {
        ParsedUnit web = UnitParser.parse(Units.WEB, new byte[10 << 20]);

        assertThat(messages(web))
                .containsExactly(
                        "web.service:1:1: error: web.service has 10485760 bytes; a unit file has at most 1048576");
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

    @Test
    void linesAreJoinedByABlankAndCommentsBetweenThemAreSkipped() {
        ServiceSpec web = spec("""
                [Service]
                ExecStart=/bin/web \\
                  # not me
                  --one \\
                ; nor me
                  --t\\
                wo "three\\
                3"
                """);

        assertThat(web.get(Directives.EXEC_START))
                .containsExactly(ExecCommand.of("/bin/web", "--one", "--t", "wo", "three 3"));
    }

    @Test
    void columnsPointIntoTheLineOfTheFileAlsoWhereLinesAreJoined() {
        assertThat(messages(service("ExecStart=/bin/web \\", "# comment", "   one \\", "   'two")))
                .singleElement()
                .asString()
                .startsWith("web.service:5:4: error: ");
    }

    @Test
    void anEvenNumberOfBackslashesAtTheEndJoinsNothing() {
        assertThat(spec("[Unit]\nDescription=a\\\\\n[Service]\nExecStart=/bin/web\n")
                        .get(Directives.DESCRIPTION))
                .isEqualTo("a\\\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Service]\r\nExecStart=/bin/web a\r\nRestart=no\r\n",
                "[Service]\rExecStart=/bin/web a\r",
                "\ufeff[Service]\nExecStart=/bin/web a",
                "  [Service]  \n\t ExecStart \t= /bin/web a \t\n",
                "[Service]\nExecStart=/bin/web \\\r\na\r\n",
                "[Service]\nExecStart=/bin/web a \\",
            })
    void lineEndsBlanksAndMarksDoNotMatter(String text) {
        assertThat(spec(text).get(Directives.EXEC_START)).containsExactly(ExecCommand.of("/bin/web", "a"));
    }

    @Test
    void linesBeforeTheFirstSectionAreIgnored() {
        assertThat(messages(parse("User=x\n[Service]\nExecStart=/bin/web\n"))).containsExactly("""
                        web.service:1:1: warning: User=x stands before the first section; it is ignored
                            help: write [Service] above it""");
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
}
