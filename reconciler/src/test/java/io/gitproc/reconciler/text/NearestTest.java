package io.gitproc.reconciler.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({"repo_pth, repo_path", "brnach, branch", "BRANCH, branch", "soket_path, socket_path"})
    void aTypingErrorIsNearWhatWasMeant(String typed, String meant) {
        assertThat(near(typed)).contains(meant);
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
    }

    private static Optional<String> near(String typed) {
        return Nearest.to(typed, Stream.of("repo_path", "branch", "socket_path"));
    }
}
