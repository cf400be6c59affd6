package io.gitproc.model.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammars of single values. The numbers of time spans are those of {@code systemd-analyze timespan}. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "90, 90000000, 1min 30s",
        "5m, 300000000, 5min",
        "5 M, 13149000000000, 5month",
        "1.5h, 5400000000, 1h 30min",
        "12.34 .56, 12900000, 12s 900ms",
        "5 5, 10000000, 10s",
        "1 min30s, 90000000, 1min 30s",
        "5ms 2us, 5002, 5ms 2us",
        "7µs, 7, 7us",
        "1y 2month, 36817200000000, 1y 2month",
        "2w 1d, 1296000000000, 2w 1d",
        "3 hours 2 minutes 1 second, 10921000000, 3h 2min 1s",
        "0.0000019, 1, 1us",
    })
    void timeSpansAreSumsOfNumbersWithUnits(String text, long micros, String format) {
        Duration span = TimeSpan.parse(text).orElseThrow();

        assertThat(span).isEqualTo(Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1000));
        assertThat(TimeSpan.format(span)).isEqualTo(format);
        assertThat(TimeSpan.parse(format)).hasValue(span);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "-1",
                "+1",
                "3.",
                "3.sec",
                "12.34.56",
                "5x",
                "1 infinity",
                "s",
                "0x10",
                "99999999999999999999",
                "18446744073709551615us",
                "584600y"
            })
    void otherTextIsNoTimeSpan(String text) {
        assertThat(TimeSpan.parse(text)).isEmpty();
    }

    @Test
    void infinityIsLongerThanEverySpanAndCanBeAddedToAnInstant() {
        assertThat(TimeSpan.parse("infinity")).hasValue(TimeSpan.INFINITY);
        assertThat(TimeSpan.format(TimeSpan.INFINITY)).isEqualTo("infinity");
        assertThat(TimeSpan.INFINITY).isGreaterThan(TimeSpan.parse("584542y").orElseThrow());
        assertThat(Instant.EPOCH.plus(TimeSpan.INFINITY)).isAfter(Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 1, 1",
        "4096, 4096, 4K",
        "512B, 512, 512",
        "64M, 67108864, 64M",
        "1.5G, 1610612736, 1536M",
        "10.M, 10485760, 10M",
        "1G 512M, 1610612736, 1536M",
        "1G512M, 1610612736, 1536M",
        "1 K, 1024, 1K",
        "2T, 2199023255552, 2T",
        "7E, 8070450532247928832, 7E",
    })
    void sizesArePowersOf1024(String text, long value, String format) {
        assertThat(Bytes.parse(text)).hasValue(new Bytes(value));
        assertThat(new Bytes(value)).hasToString(format);
        assertThat(Bytes.parse(format)).hasValue(new Bytes(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "K",
                "1k",
                "1KB",
                "1Ki",
                "max",
                "-1",
                "8E",
                "99999999999999999999999",
                "1M 1G",
                "1M 1M",
                ".5G",
                "1G 1 1"
            })
    void otherTextIsNoSize(String text) {
        assertThat(Bytes.parse(text)).isEmpty();
    }

    @Test
    void aMemoryLimitMayBeAShareOfTheMachine() {
        Function<Percent, Bytes> machine = share -> new Bytes(share.of(8L << 30));

        assertThat(Limit.memory("50%").orElseThrow().of(machine)).hasValue(new Bytes(4L << 30));
        assertThat(Limit.memory("1G").orElseThrow().of(machine)).hasValue(new Bytes(1L << 30));
        assertThat(Limit.memory("infinity").orElseThrow().of(machine)).isEmpty();
        assertThat(Limit.memory("12.5%")).hasToString("Optional[12.5%]");
        assertThat(Limit.memory("0%")).isEmpty();
        assertThat(Limit.memory("100.01%")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "50%, 5000, 50%",
        "12.5%, 1250, 12.5%",
        "0.01%, 1, 0.01%",
        "200%, 20000, 200%",
        "21474836.47%, 2147483647, 21474836.47%"
    })
    void quotasAreHundredthsOfAPercent(String text, int hundredths, String format) {
        assertThat(CpuQuota.parse(text)).hasValue(new CpuQuota(hundredths));
        assertThat(new CpuQuota(hundredths)).hasToString(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%",
                "50",
                "0%",
                "-5%",
                "1.234%",
                "1.%",
                ".5%",
                "50 %",
                "50%%",
                "21474836.48%",
                "9999999999999999%"
            })
    void otherTextIsNoQuota(String text) {
        assertThat(CpuQuota.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TERM, SIGTERM, 15",
        "SIGTERM, SIGTERM, 15",
        "15, SIGTERM, 15",
        "09, SIGKILL, 9",
        "SYS, SIGSYS, 31",
        "RTMIN, SIGRTMIN, 34",
        "SIGRTMIN+3, SIGRTMIN+3, 37",
        "RTMAX, SIGRTMIN+30, 64",
        "SIGRTMAX-1, SIGRTMIN+29, 63",
        "64, SIGRTMIN+30, 64",
    })
    void signalsHaveNamesAndNumbers(String text, String name, int number) {
        assertThat(Signal.parse(text)).hasValue(new Signal(name, number));
        assertThat(Signal.numbered(number)).hasValue(new Signal(name, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "32",
                "33",
                "65",
                "-1",
                "999",
                "term",
                "SIGWAT",
                "RTMIN+31",
                "RTMAX-31",
                "RTMIN-1",
                "RTMIN+",
                "SIG"
            })
    void otherTextIsNoSignal(String text) {
        assertThat(Signal.parse(text)).isEmpty();
    }

    @Test
    void theNamedSignalsAreThoseOfLinux() {
        assertThat(Signal.parse("HUP")).hasValue(Signal.HUP);
        assertThat(Signal.parse("USR1")).hasValue(Signal.USR1);
        assertThat(Signal.parse("SEGV")).hasValue(Signal.SEGV);
        assertThat(Signal.parse("PIPE")).hasValue(Signal.PIPE);
        assertThat(Signal.ABRT.number()).isEqualTo(6);
        assertThat(Signal.CONT.name()).isEqualTo("SIGCONT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "web.service", "a@b.service", "a@.service", "a-b_c:d\\x2d.1", "web.1", "_", "1"})
    void namesOfServices(String text) {
        UnitName name = UnitName.parse(text).orElseThrow();

        assertThat(name.value()).isEqualTo(name.stem() + ".service").hasToString(name.toString());
        assertThat(UnitName.of(name.value())).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".service",
                ".web",
                "../web",
                "a/b",
                "web.target",
                "db.socket",
                "we b",
                "web\n",
                "@x",
                "caf\u00e9",
                "a\u0000"
            })
    void otherTextIsNoNameOfAService(String text) {
        assertThat(UnitName.parse(text)).isEmpty();
        assertThatThrownBy(() -> UnitName.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameHasAtMost255Characters() {
        assertThat(UnitName.parse("x".repeat(247))).isPresent();
        assertThat(UnitName.parse("x".repeat(248))).isEmpty();
    }

    @Test
    void pathsAreSimplified() {
        assertThat(UnixPath.absolute("//srv/./web//")).hasValue("/srv/web");
        assertThat(UnixPath.absolute("/")).hasValue("/");
        assertThat(UnixPath.absolute("/a/../b")).isEmpty();
        assertThat(UnixPath.absolute("/" + "x".repeat(256))).isEmpty();
        assertThat(UnixPath.absolute("/x".repeat(2048))).isEmpty();
        assertThat(UnixPath.simple("/a/../b")).hasValue("/a/../b");
    }

    @Test
    void sizesAreInTheOrderOfTheirBytes() {
        assertThat(new Bytes(1)).isLessThan(new Bytes(2)).isGreaterThan(new Bytes(0));
    }

    @Test
    void aSetOfNoProcessorIsThatOfAny() {
        assertThat(CpuSet.ANY.isAny()).isTrue();
        assertThat(CpuSet.parse("0").orElseThrow().isAny()).isFalse();
    }

    @Test
    void aWorkingDirectoryMayBeTheHomeOfTheUser() {
        assertThat(WorkingDirectory.parse("-~").orElseThrow().isHome()).isTrue();
        assertThat(WorkingDirectory.ROOT.isHome()).isFalse();
    }

    @Test
    void wordsAreReadAsTheyAreWritten() {
        assertThat(OnFailedUpdate.parse("rollback")).contains(OnFailedUpdate.ROLLBACK);
        assertThat(OnFailedUpdate.parse("ROLLBACK")).isEmpty();
        assertThat(Signal.TERM).hasToString("SIGTERM");
        assertThat(Limit.none()).hasToString("infinity");
    }
}
