package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.WEB;
import static io.gitproc.model.unit.Units.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceSpecTest {
    private static final ServiceSpec PLAIN = spec("[Service]\nExecStart=/bin/web\n");

    @Test
    void commentsBlanksAndTheOrderOfDirectivesDoNotMatter() {
        ServiceSpec one = spec("[Unit]\nDescription=x\n[Service]\nExecStart=/bin/web  a\nRestart=always\nUser=web\n");
        ServiceSpec other = spec("""
                # hi
                [Service]
                 User = web
                Restart=no
                Restart=always

                ExecStart=/bin/web 'a'
                [Install]
                WantedBy=x
                [Unit]
                Description=x
                """);

        assertThat(other).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(other.text()).isEqualTo(one.text());
    }

    @Test
    void anotherNameOrValueIsAnotherSpecification() {
        ServiceSpec named = UnitParser.parse(UnitName.of("db"), "[Service]\nExecStart=/bin/web\n")
                .spec()
                .orElseThrow();

        assertThat(PLAIN)
                .isNotEqualTo(named)
                .isNotEqualTo(PLAIN.with(Directives.NICE, "1"))
                .isNotEqualTo(WEB);
    }

    @Test
    void anotherSpecificationHasAnotherHash() {
        assertThat(PLAIN.hashCode())
                .isNotEqualTo(PLAIN.with(Directives.NICE, "1").hashCode());
    }

    @Test
    void itIsShownWithItsName() {
        assertThat(PLAIN).hasToString("web.service\n[Service]\nExecStart=/bin/web\n");
        assertThat(Digest.of("")).hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void whatAUnitNamesIsFoundByHowItHangsOnThem() {
        ServiceSpec web = PLAIN.with(Directives.AFTER, "db cache");

        assertThat(web.dependencies()).containsOnlyKeys(Dependency.AFTER);
        assertThat(web.dependencies(Dependency.AFTER)).containsExactly(UnitName.of("cache"), UnitName.of("db"));
        assertThat(web.dependencies(Dependency.REQUIRES)).isEmpty();
        assertThat(web.isSet(Directives.AFTER)).isTrue();
        assertThat(PLAIN.isSet(Directives.AFTER)).isFalse();
    }

    @Test
    void writingOutADefaultDoesNotMatter() {
        assertThat(spec("[Service]\nExecStart=/bin/web\nRestart=no\nTimeoutStopSec=90\nMemoryMax=infinity\n"))
                .isEqualTo(PLAIN);
    }

    @Test
    void theTextIsAUnitFile() {
        ServiceSpec web = PLAIN.with(Directives.AFTER, "db cache")
                .with(Directives.EXEC_START, "-/bin/web 'a b' 100%%")
                .with(Directives.HEALTH_CHECK_URL, "http://localhost/")
                .with(Directives.ENVIRONMENT, "B=1 'A=x y'")
                .with(Directives.TIMEOUT_STOP_SEC, "0");

        assertThat(web.text()).isEqualTo("""
                        [Unit]
                        After=cache.service db.service

                        [Service]
                        ExecStart=-/bin/web "a b" 100%%
                        Environment="A=x y"
                        Environment=B=1
                        TimeoutStopSec=infinity

                        [X-GitProc]
                        HealthCheckURL=http://localhost/
                        """);
        assertThat(spec(web.text())).isEqualTo(web);
    }

    @Test
    void identitiesDoNotChangeFromVersionToVersion() {
        assertThat(PLAIN.identity()).isEqualTo(Digest.of("ExecStart=/bin/web"));
        assertThat(PLAIN.identity().abbreviated()).isEqualTo("2df60e9ca645");
        assertThat(PLAIN.tuning()).isEqualTo(Digest.of(""));
        assertThat(PLAIN.with(Directives.MEMORY_MAX, "64M")
                        .with(Directives.CPU_QUOTA, "50%")
                        .tuning())
                .isEqualTo(Digest.of("MemoryMax=64M\nCPUQuota=50%"));
    }

    @ParameterizedTest
    @CsvSource({
        "Service, ExecStart, /bin/other, RESTART",
        "Service, Type, exec, RESTART",
        "Service, User, web, RESTART",
        "Service, Group, web, RESTART",
        "Service, Environment, A=1, RESTART",
        "Service, EnvironmentFile, /etc/x, RESTART",
        "Service, WorkingDirectory, /srv, RESTART",
        "Service, MemoryMax, 64M, ADJUST",
        "Service, MemoryLimit, 50%, ADJUST",
        "Service, CPUQuota, 50%, ADJUST",
        "Unit, Description, x, NONE",
        "Unit, After, db, NONE",
        "Service, RemainAfterExit, yes, NONE",
        "Service, Restart, always, NONE",
        "Service, RestartSec, 5, NONE",
        "Service, RestartMaxDelaySec, 5, NONE",
        "Service, TimeoutStartSec, 5, NONE",
        "Service, TimeoutStopSec, 5, NONE",
        "Service, KillSignal, INT, NONE",
        "X-GitProc, HealthCheckURL, http://x/, NONE",
        "X-GitProc, HealthCheckInterval, 5, NONE",
        "X-GitProc, HealthCheckTimeout, 6, NONE",
        "X-GitProc, HealthCheckRetries, 5, NONE",
    })
    void aChangedDirectiveShowsInTheDigestOfItsEffect(String section, String name, String value, Effect effect) {
        Directive<?> directive = Directives.named(section, name).orElseThrow();
        ServiceSpec changed = PLAIN.with(directive, value);

        assertThat(changed.differences(PLAIN))
                .isEqualTo(PLAIN.differences(changed))
                .isEqualTo(List.of(directive));
        assertThat(directive.onChange()).isEqualTo(effect);
        assertThat(!changed.identity().equals(PLAIN.identity())).isEqualTo(effect == Effect.RESTART);
        assertThat(!changed.tuning().equals(PLAIN.tuning())).isEqualTo(effect == Effect.ADJUST);
        assertThat(changed.isSet(directive)).isTrue();
        assertThat(spec(changed.text())).isEqualTo(changed);
    }

    @Test
    void aValueIsTakenBackByAnEmptyOne() {
        assertThat(PLAIN.with(Directives.USER, "web").with(Directives.USER, "")).isEqualTo(PLAIN);
    }

    @Test
    void withRefusesWhatTheParserWouldNotTake() {
        assertThatThrownBy(() -> PLAIN.with(Directives.MEMORY_MAX, "lots"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MemoryMax=lots is not a size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\",
                "foo\\x20bar",
                "foo\\x20",
                "-",
                "foo-bar",
                "%",
                "a;b",
                "x\\x5c",
                "\\x25n",
                "tab\\x09",
                "bad\\xzz",
                "\\xff",
                "\\xc3\\xa9"
            })
    void textReadsBackWhateverTheInstanceIsCalled(String instance) {
        UnitName.parse("shop-web@" + instance).ifPresent(name -> {
            ParsedUnit unit = UnitParser.parse(name, """
                    [Unit]
                    Description=%i %I
                    [Service]
                    ExecStart=/bin/web %i %I %j %J %p %n %N %%
                    WorkingDirectory=/srv/%I
                    Environment="A=%I" "B=%i"
                    EnvironmentFile=/etc/%i
                    """);
            unit.spec()
                    .ifPresent(spec -> assertThat(
                                    UnitParser.parse(name, spec.text()).spec())
                            .hasValue(spec));
        });
    }

    @Test
    void specifiersAreTakenFromTheName() {
        UnitName name = UnitName.of("shop-web@a-b\\x20c.service");
        ServiceSpec spec = UnitParser.parse(name, "[Service]\nExecStart=/bin/x %n %N %p %i %I %j %J %t %S %C %L %E\n")
                .spec()
                .orElseThrow();

        assertThat(spec.get(Directives.EXEC_START).get(0).words().subList(1, 13))
                .containsExactly(
                        name.value(),
                        "shop-web@a-b\\x20c",
                        "shop-web",
                        "a-b\\x20c",
                        "a/b c",
                        "web",
                        "web",
                        "/run",
                        "/var/lib",
                        "/var/cache",
                        "/var/log",
                        "/etc");
        assertThat(spec.name()).isNotEqualTo(WEB);
    }
}
