package io.gitproc.model.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody meant to write. */
final class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "repo_pth, repo_path",
        "repo_ppath, repo_path",
        "brnach, branch",
        "rbanch, branch",
        "branhc, branch",
        "BRANCH, branch",
        "bronck, branch",
        "soket_path, socket_path",
        "n, no",
        "mo, no"
    })
    void aTypingErrorIsNearWhatWasMeant(String typed, String meant) {
        assertThat(near(typed)).contains(meant);
    }

    @Test
    void oneEditInThreeLettersIsNearAndMoreIsNot() {
        assertThat(near("abcnch")).isEmpty();
        assertThat(near("brnahc")).contains("branch");
        assertThat(near("brnahcx")).isEmpty();
    }

    @Test
    void thePlaceOfTheWordsIsNothingToTheNearest() {
        assertThat(Nearest.to("web1", Stream.of("web23", "web12", "web"))).contains("web12");
        assertThat(Nearest.to("web1", Stream.of("web23", "web1"))).contains("web1");
    }

    @Test
    void aWordThatIsFarFromAllIsNearNone() {
        assertThat(near("memory")).isEmpty();
        assertThat(near("")).isEmpty();
    }

    @Test
    void theFirstOfEqualsIsTaken() {
        assertThat(Nearest.to("web3", Stream.of("web1", "web2"))).contains("web1");
    }

    @Test
    void aLongWordCostsLittle() {
        assertThat(Nearest.to("x".repeat(1_000_000), Stream.of("y".repeat(1_000_000))))
                .isEmpty();
        assertThat(Nearest.to("x".repeat(64), Stream.of("x".repeat(63)))).isPresent();
        assertThat(Nearest.to("x".repeat(65), Stream.of("x".repeat(64)))).isEmpty();
    }

    private static Optional<String> near(String typed) {
        return Nearest.to(typed, Stream.of("repo_path", "branch", "socket_path", "no"));
    }
}
