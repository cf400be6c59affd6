package io.gitproc.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of commits and of invocations. */
final class IdentifierTest {
    private static final String FORTY = "0123456789abcdef0123456789abcdef01234567";
    private static final String THIRTY_TWO = FORTY.substring(0, 32);

    @Test
    void areWrittenAsTheyAreRead() {
        assertThat(new CommitId(FORTY)).hasToString(FORTY);
        assertThat(new CommitId(FORTY).brief()).isEqualTo("0123456");
        assertThat(new InvocationId(THIRTY_TWO)).hasToString(THIRTY_TWO);
    }

    @Test
    void textThatIsNoneOfACommitIsNone() {
        assertThat(CommitId.parse(FORTY)).contains(new CommitId(FORTY));
        assertThat(CommitId.parse(FORTY.substring(1))).isEmpty();
    }

    @Test
    void areInTheOrderOfTheirDigits() {
        String later = FORTY.replace('0', 'f');

        assertThat(new CommitId(FORTY)).isLessThan(new CommitId(later));
        assertThat(new InvocationId(THIRTY_TWO)).isLessThan(new InvocationId(later.substring(0, 32)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456",
                "0123456789ABCDEF0123456789ABCDEF01234567",
                "../../../../../../../../../../../etc/passwd"
            })
    void areLowerCaseHexadecimalDigitsOfOneLength(String text) {
        assertThatThrownBy(() -> new CommitId(text)).hasMessageStartingWith("a commit id has 40 hexadecimal digits");
        assertThatThrownBy(() -> new InvocationId(text))
                .hasMessageStartingWith("an invocation id has 32 hexadecimal digits");
    }
}
