package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.runs;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last value that is still right, and the first that is not. */
final class BoundsTest {

    @ParameterizedTest
    @CsvSource({
        "User, 4294967294, 4294967295",
        "User, 65534, 65535",
        "User, 0000000001, 00000000001",
        "UMask, 0000000777, 00000000777",
        "StateDirectoryMode, 7777, 10000",
        "CPUAffinity, 8191, 8192",
        "CPUAffinity, 3-3, 4-3",
        "HealthCheckURL, tcp://x:1, tcp://x:0",
        "HealthCheckURL, tcp://x:65535, tcp://x:65536",
        "HealthCheckURL, http://x:65535/, http://x:65536/",
        "HealthCheckInterval, 10ms, 9999us",
        "HealthCheckInterval, 1d, 86400001ms",
        "RuntimeMaxSec, 1us, 0",
        "MemoryMax, 100%, 100.01%",
        "MemoryMax, 0.01%, 0.00%",
        "MemoryMax, 1, 0",
        "LimitNOFILE, 5:5, 6:5",
        "LimitNOFILE, 999999999999999999, 1000000000000000000",
        "LimitNICE, 40, 41",
        "LimitNICE, +19, +20",
        "LimitNICE, -20, -21",
        "LimitRTTIME, 9223372036854775us, 9223372036854775808us",
        "Nice, -20, -21",
        "Nice, 19, 20",
        "OOMScoreAdjust, -1000, -1001",
        "OOMScoreAdjust, 1000, 1001",
        "OOMScoreAdjust, 000000001, 0000000001",
        "IOSchedulingPriority, 7, 8",
        "CPUWeight, 1, 0",
        "CPUWeight, 10000, 10001",
        "KillSignal, 1, 0",
        "KillSignal, 31, 32",
        "KillSignal, 64, 65",
        "KillSignal, RTMIN+30, RTMIN+31",
        "KillSignal, RTMAX-30, RTMAX-31",
        "StartLimitBurst, 50, 51",
        "SuccessExitStatus, 255, 256",
        "HealthCheckRetries, 1, 0",
        "HealthCheckRetries, 999999999, 1000000000",
        "MemoryMax, 9223372036854775807, 9223372036854775808",
        "MemoryMax, 00000000000000000001, 000000000000000000001",
        "MemoryMax, 1.00000000000000000001K, 1.000000000000000000001K",
        "CPUQuota, 0000000050.00%, 00000000050.00%",
        "TimeoutStopSec, 00000000000000000001, 000000000000000000001",
        "StateDirectory, a, .",
        "StandardOutput, file:/x, :/x",
        "PassEnvironment, azAZ_09, a@",
        "PassEnvironment, _, a[",
        "PassEnvironment, A, a`",
        "PassEnvironment, a9, a{",
        "PassEnvironment, a0, a/",
        "PassEnvironment, a_, a:",
        "Environment, 'A=\\x20', '\"A=\\x1f\"'",
        "Environment, 'A=~', '\"A=\\x7f\"'",
    })
    void areAsTheReferenceHasThem(String directive, String right, String wrong) {
        assertThat(runs(directive + "=" + right).diagnostics()).as(right).isEmpty();
        assertThat(runs(directive + "=" + wrong).diagnostics()).as(wrong).hasSize(1);
    }

    @Test
    void ofLengthsAreCountedInBytes() {
        assertThat(runs("User=" + "x".repeat(256)).diagnostics()).isEmpty();
        assertThat(runs("User=" + "x".repeat(257)).diagnostics()).hasSize(1);
        assertThat(UnixPath.absolute("/" + "x".repeat(255))).isPresent();
        assertThat(UnixPath.absolute("/" + "x".repeat(256))).isEmpty();
        assertThat(UnixPath.absolute("/\u00e9".repeat(1365))).isPresent();
        assertThat(UnixPath.absolute("/\u00e9".repeat(1365) + "/")).isEmpty();
        assertThat(UnixPath.isFileName("x".repeat(255))).isTrue();
        assertThat(UnixPath.isFileName("x".repeat(256))).isFalse();
    }

    @Test
    void ofTextThatIsQuotedAreEightyCharactersAsTheyAreShown() {
        assertThat(Quoted.of("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(Quoted.of("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
        assertThat(Quoted.of("\u0007".repeat(20))).isEqualTo("\\x07".repeat(20));
        assertThat(Quoted.of("\u0007".repeat(21))).isEqualTo("\\x07".repeat(20) + "…");
    }

    @Test
    void ofAFileAreAMebibyte() {
        String text = "[Service]\nExecStart=/bin/web\n";
        byte[] most = (text + "#".repeat(UnitText.SIZE_MAX - text.length())).getBytes(StandardCharsets.UTF_8);

        assertThat(UnitParser.parse(Units.WEB, most).spec()).isPresent();
    }

    @Test
    void ofWhatIsSaidAreAHundredThings() {
        assertThat(runs("User=a:b\n".repeat(200)).diagnostics()).hasSize(Diagnostics.KEPT_MAX);
    }
}
