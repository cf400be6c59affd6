package io.gitproc.model.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What something must be, compared with an operand. */
final class ComparisonTest {
    @ParameterizedTest
    @CsvSource({
        "5,    false, true,  true",
        ">=5,  false, true,  true",
        "<=5,  true,  true,  false",
        "< 5,  true,  false, false",
        ">5,   false, false, true",
        "=5,   false, true,  false",
        "==5,  false, true,  false",
        "!=5,  true,  false, true",
        "<>5,  true,  false, true",
    })
    void aSignSaysWhichOrdersHold(String text, boolean below, boolean same, boolean above) {
        Comparison comparison = Comparison.ofAmount(text).orElseThrow();

        assertThat(comparison.operand()).isEqualTo("5");
        assertThat(comparison.operator().holds(-1)).isEqualTo(below);
        assertThat(comparison.operator().holds(0)).isEqualTo(same);
        assertThat(comparison.operator().holds(1)).isEqualTo(above);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ">=", "$=5*", "!$=5*"})
    void anAmountIsComparedByOrderAndWithSomething(String text) {
        assertThat(Comparison.ofAmount(text)).isEmpty();
    }

    @Test
    void versionsArePatternsWhereNoSignIsBeforeThem() {
        assertThat(versions("5.* <6"))
                .contains(List.of(
                        new Comparison(Comparison.Operator.MATCHES, "5.*"),
                        new Comparison(Comparison.Operator.BELOW, "6")));
    }

    @Test
    void aBlankMayFollowTheFirstSignAndNoOther() {
        assertThat(versions(">= 5.10 <6"))
                .contains(List.of(
                        new Comparison(Comparison.Operator.AT_LEAST, "5.10"),
                        new Comparison(Comparison.Operator.BELOW, "6")));
        assertThat(versions(">=5.10 < 6")).isEmpty();
        assertThat(versions(">=")).isEmpty();
    }

    private static Optional<List<Comparison>> versions(String text) {
        return Comparison.ofVersions(text);
    }
}
