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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a text to a specification, and what is needed for one. */
final class UnitParserTest {

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
        assertThat(web.get(Directives.MEMORY_MAX)).isEqualTo(new Limit.Fixed<>(new Bytes(64L << 20)));
        assertThat(web.get(Directives.CPU_QUOTA)).hasValue(new CpuQuota(50_00));
        assertThat(web.get(Directives.TIMEOUT_STOP_SEC)).isEqualTo(Duration.ofSeconds(90));
        assertThat(web.get(Directives.KILL_SIGNAL)).isEqualTo(Signal.INT);
        assertThat(web.get(Directives.HEALTH_CHECK_URL)).hasToString("Optional[http://localhost:80/health]");
        assertThat(web.get(Directives.HEALTH_CHECK_INTERVAL)).isEqualTo(Duration.ofSeconds(10));
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
    void afterNamesUnitsOfOtherTypesWithoutEffect() {
        ParsedUnit web = runs("After=network.target db.service");

        assertThat(messages(web))
                .containsExactly("web.service:3:7: note: After=network.target db.service names network.target, "
                        + "which is not a service: ignored");
        assertThat(web.spec().orElseThrow().get(Directives.AFTER)).containsExactly(UnitName.of("db"));
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
    void whatTheHostForbidsIsToldWhereItIsSaidOrElseAtTheTop() {
        UnitRule rule = spec -> List.of(
                new UnitRule.Breach(Directives.USER, "may not run as root", "name another user"),
                new UnitRule.Breach(Directives.NICE, "must be nice", ""));
        ParsedUnit web = UnitParser.of(Units.WEB, rule)
                .add("web.service", "[Service]\nExecStart=/bin/web\nUser=root\n".getBytes(StandardCharsets.UTF_8))
                .parsed();

        assertThat(web.spec()).isEmpty();
        assertThat(messages(web)).containsExactly("web.service:1:1: error: must be nice", """
                        web.service:3:1: error: may not run as root
                            help: name another user""");
    }

    @Test
    void aFileThatCannotBeReadAtAllRefusesTheUnit() {
        ParsedUnit web = UnitParser.of(Units.WEB)
                .add("web.service", "[Service]\nExecStart=/bin/web\n".getBytes(StandardCharsets.UTF_8))
                .refuse("web.service.d/x.conf", "is a symbolic link", "commit the file itself")
                .parsed();

        assertThat(web.spec()).isEmpty();
        assertThat(messages(web)).containsExactly("""
                        web.service.d/x.conf:1:1: error: x.conf is a symbolic link
                            help: commit the file itself""");
    }

    @Test
    void aTemplateDoesNotRun() {
        ParsedUnit template = UnitParser.parse(UnitName.of("web@"), "[Service]\nExecStart=/bin/web\n");

        assertThat(template.spec()).isEmpty();
        assertThat(messages(template)).containsExactly("""
                        web@.service:1:1: error: web@.service is a template, which cannot run by itself
                            help: name the file after an instance, such as web@1.service""");
    }
}
