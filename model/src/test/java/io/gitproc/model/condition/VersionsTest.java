package io.gitproc.model.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the version format that systemd's {@code strverscmp_improved} implements. */
class VersionsTest {
    @Test
    void eachIsOlderThanTheNext() {
        List<String> rising = List.of(
                "~1",
                "",
                "ab",
                "abb",
                "abc",
                "0001",
                "002",
                "12",
                "122",
                "122.9",
                "123~rc1",
                "123",
                "123-a",
                "123-a.1",
                "123-a1",
                "123-a1.1",
                "123-3",
                "123-3.1",
                "123^patch1",
                "123^1",
                "123.a-1",
                "123.1-1",
                "123a-1",
                "124");
        for (int i = 0; i < rising.size(); i++) {
            for (int j = 0; j < rising.size(); j++) {
                assertThat(Integer.signum(Versions.compare(rising.get(i), rising.get(j))))
                        .as("%s to %s", rising.get(i), rising.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"123,00123", "123_aa2-67.89,123aa+2-67.89", "5.10,5.010", "+123,123"})
    void theseAreTheSame(String one, String other) {
        assertThat(Versions.compare(one, other)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.9", "1.8, 1.9", "1, 1a", "1a, 1z", "1y, 1z", "1, 1A", "1A, 1Z", "1Y, 1Z", "1Z, 1a"})
    void everyDigitAndLetterCounts(String older, String newer) {
        assertThat(Versions.compare(older, newer)).isNegative();
    }

    @ParameterizedTest
    @CsvSource({
        "5.4.0-42-generic,5.4.0-100-generic",
        "5.9.16,5.10",
        "5.10,5.10.0-23-amd64",
        "6.1.0-rc1,6.1.1",
        "99999999999999999999,100000000000000000000"
    })
    void kernelsComeInTheirOrder(String older, String newer) {
        assertThat(Versions.compare(older, newer)).isNegative();
        assertThat(Versions.compare(newer, older)).isPositive();
    }
}
