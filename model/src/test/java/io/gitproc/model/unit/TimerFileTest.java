package io.gitproc.model.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A timer is a further file of the service that it starts. */
final class TimerFileTest {
    private static final UnitName BACKUP = UnitName.of("backup");
    private static final String SERVICE = "[Unit]\nDescription=Backs up\n[Service]\nExecStart=/bin/backup\n";

    private static ParsedUnit parse(String timer, String... dropIns) {
        UnitParser parser = UnitParser.of(BACKUP)
                .add("units/backup.service", SERVICE.getBytes(StandardCharsets.UTF_8))
                .add("units/backup.timer", timer.getBytes(StandardCharsets.UTF_8));
        Stream.of(dropIns)
                .forEach(text -> parser.add("units/backup.timer.d/a.conf", text.getBytes(StandardCharsets.UTF_8)));
        return parser.parsed();
    }

    private static List<String> said(ParsedUnit unit) {
        return unit.diagnostics().stream()
                .map(it -> it.file() + ":" + it.line() + ":" + it.column() + " " + it.message())
                .toList();
    }

    @Test
    void itSaysWhenTheServiceIsStarted() {
        ParsedUnit unit = parse("""
                [Unit]
                Description=Each night
                Documentation=man:backup
                [Timer]
                OnCalendar=daily
                OnCalendar=12:00
                OnBootSec=5min
                Persistent=true
                AccuracySec=1h
                Unit=backup.service
                [Install]
                WantedBy=timers.target
                """);

        ServiceSpec spec = unit.spec().orElseThrow();
        assertThat(unit.diagnostics()).isEmpty();
        assertThat(spec.isTimed()).isTrue();
        assertThat(spec.get(Directives.ON_CALENDAR))
                .map(Object::toString)
                .containsExactly("*-*-* 00:00:00", "*-*-* 12:00:00");
        assertThat(spec.get(Directives.ON_BOOT_SEC)).containsExactly(Duration.ofMinutes(5));
        assertThat(spec.get(Directives.PERSISTENT)).isTrue();
        assertThat(spec.get(Directives.DESCRIPTION)).isEqualTo("Backs up");
        assertThat(UnitParser.parse(BACKUP, spec.text()).spec()).contains(spec);
    }

    @Test
    void anotherTimeIsNoOtherProcess() {
        ServiceSpec daily = parse("[Timer]\nOnCalendar=daily\n").spec().orElseThrow();
        ServiceSpec weekly = parse("[Timer]\nOnCalendar=weekly\n").spec().orElseThrow();

        assertThat(daily).isNotEqualTo(weekly);
        assertThat(daily.identity()).isEqualTo(weekly.identity());
        assertThat(daily.tuning()).isEqualTo(weekly.tuning());
    }

    @Test
    void anEmptyTriggerTakesAllOfThemBack() {
        ServiceSpec spec = parse("[Timer]\nOnCalendar=daily\nOnBootSec=1\n", "[Timer]\nOnBootSec=\nOnUnitActiveSec=2\n")
                .spec()
                .orElseThrow();

        assertThat(spec.get(Directives.ON_CALENDAR)).isEmpty();
        assertThat(spec.get(Directives.ON_BOOT_SEC)).isEmpty();
        assertThat(spec.get(Directives.ON_UNIT_ACTIVE_SEC)).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void whatIsWrongWithACalendarRejectsItWithItsPlace() {
        ParsedUnit unit = parse("[Timer]\nOnCalendar=daily\nOnCalendar=Mon 25:00\n");

        assertThat(unit.spec()).isEmpty();
        assertThat(said(unit))
                .containsExactly("units/backup.timer:3:16 OnCalendar=Mon 25:00 has a number that is no hour");
    }

    @Test
    void aTimerThatTriggersNothingIsRejected() {
        assertThat(said(parse("[Timer]\nPersistent=yes\n")))
                .containsExactly("units/backup.timer:1:1 backup.timer has nothing that triggers it");
        assertThat(said(parse("[Unit]\nDescription=x\n")))
                .containsExactly("units/backup.timer:1:1 backup.timer has no [Timer] section");
    }

    @Test
    void aTimerForAnotherServiceIsRejected() {
        ParsedUnit unit = parse("[Timer]\nOnCalendar=daily\nUnit=other.service\n");

        assertThat(unit.spec()).isEmpty();
        assertThat(said(unit))
                .containsExactly("units/backup.timer:3:6 Unit=other.service is not what this timer starts, which is"
                        + " backup.service");
        assertThat(unit.diagnostics().get(0).hint()).isEqualTo("write it into other.timer");
    }

    @Test
    void aTimerAloneIsRejected() {
        ParsedUnit unit = UnitParser.of(BACKUP)
                .add("backup.timer", "[Timer]\nOnCalendar=daily\n".getBytes(StandardCharsets.UTF_8))
                .parsed();

        assertThat(unit.spec()).isEmpty();
        assertThat(said(unit)).containsExactly("backup.timer:1:1 backup.timer has no backup.service to start");
    }

    @Test
    void aTimerIsCalledAsItsService() {
        assertThat(TimerFiles.service("backup.timer")).contains(BACKUP);
        assertThat(TimerFiles.service("backup.service")).isEmpty();
        assertThat(TimerFiles.service("..timer")).isEmpty();
        assertThat(TimerFiles.of(BACKUP)).isEqualTo("backup.timer");
    }

    @Test
    void filesOfTimersAreThoseAndTheirDropIns() {
        assertThat(List.of("a.timer", "units/a.timer", "a.timer.d/x.conf", "timer.d/x.conf", "hosts/a/timer.d/x.conf"))
                .allMatch(TimerFiles::isOne);
        assertThat(List.of("a.service", "a.service.d/x.conf", "service.d/timer.d", "/x.conf"))
                .noneMatch(TimerFiles::isOne);
    }

    @Test
    void aKeyOfNoUnitIsToldInATimerToo() {
        assertThat(said(parse("[Unit]\nWibble=x\n[Timer]\nOnCalendar=daily\n")))
                .containsExactly("units/backup.timer:2:1 Wibble= is not a directive of [Unit]; it is ignored");
    }

    @Test
    void aServiceHasNoTimerInItsOwnFile() {
        ParsedUnit unit = UnitParser.of(BACKUP)
                .add("backup.service", (SERVICE + "[Timer]\nOnCalendar=daily\n").getBytes(StandardCharsets.UTF_8))
                .parsed();

        assertThat(unit.spec().orElseThrow().isTimed()).isFalse();
        assertThat(said(unit))
                .containsExactly("backup.service:5:1 [Timer] is not a section of a service; its lines are ignored");
        assertThat(unit.diagnostics().get(0).hint()).isEqualTo("write it into backup.timer");
    }

    @Test
    void aTimerThatCannotStartItsServiceTheFirstTimeIsToldOf() {
        assertThat(said(parse("[Timer]\nOnUnitActiveSec=1h\n")))
                .containsExactly("units/backup.timer:2:17 OnUnitActiveSec=1h counts from a run of backup.service, of"
                        + " which nothing here starts the first");
        assertThat(said(parse("[Timer]\nOnUnitActiveSec=1h\nOnBootSec=5min\n"))).isEmpty();
    }

    @Test
    void aCalendarThatIsOnNoDayIsToldOf() {
        assertThat(said(parse("[Timer]\nOnCalendar=*-02-30\nOnCalendar=daily\n")))
                .containsExactly("units/backup.timer:2:12 OnCalendar=*-02-30 is on no day; it never starts anything");
    }

    @Test
    void whatItAsksOfTheHostIsAskedOfTheServiceAndTheRestIsNotRead() {
        ParsedUnit unit = parse("""
                [Unit]
                ConditionPathExists=/srv
                After=db.service
                [Service]
                User=root
                [Timer]
                OnCalendar=daily
                WakeSystem=yes
                OnCalender=x
                """);

        assertThat(unit.spec().orElseThrow().conditions(ConditionFamily.CONDITION))
                .hasSize(1);
        assertThat(unit.spec().orElseThrow().dependencies()).isEmpty();
        assertThat(said(unit))
                .containsExactly(
                        "units/backup.timer:3:1 After= is not read in a timer; it is ignored",
                        "units/backup.timer:4:1 [Service] is not a section of a timer; its lines are ignored",
                        "units/backup.timer:8:1 WakeSystem= is not supported yet; it is ignored",
                        "units/backup.timer:9:1 OnCalender= is not a directive of [Timer]; it is ignored");
    }
}
